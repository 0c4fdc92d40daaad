package obliged.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import obliged.sandbox.blocks.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the page leads a newcomer through. A step is ticked off once somebody did it, in whatever tab; so are all before
 * it. Its days are counted from when the first step is done, so that they fit any day on which someone begins. What else
 * to try is ticked off in any order.
 */
public final class Tour {
    /**
     * One step: {@code as} is the person and {@code place} the channel to do it in, {@code dm} for the bot's messages.
     * The rest says how it is done: by a command to type; by a button to press on a message with the words {@code about}; or
     * by a jump to a moment, on the way to which a story may be played.
     */
    public record Step(
            String words,
            String as,
            String place,
            String type,
            String press,
            String about,
            @Nullable Instant jump,
            @Nullable Consumer<Instant> story) {
        public static Step type(String words, String as, String place, String command) {
            return new Step(words, as, place, command, "", "", null, null);
        }

        public static Step press(String words, String as, String place, String button, String about) {
            return new Step(words, as, place, "", button, about, null, null);
        }

        /** To write a message, and to choose the shortcut with that callback id from its menu. */
        public static Step shortcut(String words, String as, String place, String message, String callback) {
            return new Step(words, as, place, message, callback, "", null, null);
        }

        public static Step jump(String words, String as, String place, Instant moment) {
            return new Step(words, as, place, "", "", "", moment, null);
        }

        /** A jump on which {@code story} plays what others do until that moment. */
        public static Step story(String words, String as, String place, Instant moment, Consumer<Instant> story) {
            return new Step(words, as, place, "", "", "", moment, story);
        }

        private boolean isDoneBy(String command) {
            return press.isEmpty() && !type.isEmpty() && beginning(command).equals(beginning(type));
        }

        private boolean isDoneBy(String button, String message) {
            // A label may name a date behind what it does.
            boolean pressed = button.equals(press) || button.startsWith(press + " to ");
            return !press.isEmpty() && pressed && message.contains(about);
        }

        /** The command and whom it is for: the rest may be in anyone's own words. */
        private static String beginning(String command) {
            String[] words = command.strip().split("\\s+", 3);
            return words.length < 2 ? words[0] : words[0] + " " + words[1];
        }

        private ObjectNode json() {
            ObjectNode json =
                    Json.object("words", words, "as", as, "place", place, "type", type, "story", story != null);
            return jump == null ? json : json.put("jump", jump.toEpochMilli());
        }
    }

    private final String as;
    private final String place;
    private final Function<Instant, List<Step>> stepsFrom;
    private final Function<Instant, List<Step>> furtherFrom;
    private final Set<Integer> tried = new HashSet<>();
    private @Nullable List<Step> begun;
    private int done;

    /**
     * A tour on which nothing is done yet.
     *
     * @param as who opens the page
     * @param place the channel in which they open it
     * @param stepsFrom the steps for someone who begins at a moment
     * @param furtherFrom what else to try at the end, at that moment, in any order
     */
    public Tour(
            String as,
            String place,
            Function<Instant, List<Step>> stepsFrom,
            Function<Instant, List<Step>> furtherFrom) {
        this.as = as;
        this.place = place;
        this.stepsFrom = stepsFrom;
        this.furtherFrom = furtherFrom;
    }

    /** A tour without steps. */
    public static Tour none() {
        return new Tour("ana", "general", now -> List.of(), now -> List.of());
    }

    synchronized void typed(String command, Instant now) {
        tick(step -> step.isDoneBy(command), now);
    }

    synchronized void pressed(String button, String message, Instant now) {
        tick(step -> step.isDoneBy(button, message), now);
    }

    /** Plays the story that leads up to a moment. */
    void play(Instant moment, Instant now) {
        Consumer<Instant> story = furtherFrom.apply(now).stream()
                .map(Step::story)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        story.accept(moment);
        synchronized (this) {
            tick(step -> step.story() != null, now);
        }
    }

    private void tick(Predicate<Step> isDone, Instant now) {
        List<Step> further = furtherFrom.apply(now);
        for (int i = 0; i < further.size(); i++) {
            if (isDone.test(further.get(i))) {
                tried.add(i);
            }
        }
        List<Step> steps = steps(now);
        for (int i = done; i < steps.size(); i++) {
            if (isDone.test(steps.get(i))) {
                begun = steps;
                done = i + 1;
                return;
            }
        }
    }

    synchronized ObjectNode json(Instant now) {
        List<Step> steps = steps(now);
        while (begun != null && done < steps.size() && isReached(steps.get(done).jump(), now)) {
            done++;
        }
        return Json.object(
                "as",
                as,
                "place",
                place,
                "steps",
                Json.array(steps.stream().map(Step::json).toList()),
                "further",
                Json.array(furtherFrom.apply(now).stream().map(Step::json).toList()),
                "done",
                done,
                "tried",
                Json.array(tried));
    }

    private static boolean isReached(@Nullable Instant moment, Instant now) {
        return moment != null && !now.isBefore(moment);
    }

    private List<Step> steps(Instant now) {
        return begun == null ? stepsFrom.apply(now) : begun;
    }
}
