package obliged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.outbox.Notice;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.wire.Journal;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.SlackMessage;

/**
 * An example of everything that the bot sends: messages by the kind of their notice, replies to commands, forms by their
 * callback id, and the Home tab. They come from a {@link Rehearsal}, so they are worded by the code that words them for
 * Slack. Everyone in them is made up.
 */
final class MessageCatalog {
    /** One example, as JSON; {@code name} says what it is. */
    record Example(String name, boolean view, String json) {}

    private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z_]+)\"");
    private static final Pattern VIEW_ARGUMENT = Pattern.compile("(?:^|&)view=([^&]*)");
    private static final String TEXT = "text";
    private static final String BLOCKS = "blocks";

    private final ObjectMapper json = new ObjectMapper();

    /** Of those with the same name and the same blocks and elements in the same order, one is enough. */
    private final Map<String, Example> byShape = new LinkedHashMap<>();

    /** The kinds of all notices that were sent, also of those that hold no blocks. */
    private final TreeSet<String> kinds = new TreeSet<>();

    private final Consumer<Example> listener;

    /** What comes after the rehearsal is no example any more. */
    private boolean rehearsed;

    /** With someone who sees everything that is sent, also what is like an earlier example. */
    MessageCatalog(Consumer<Example> listener) {
        this.listener = listener;
    }

    static MessageCatalog play(InstantSource clock) throws Exception {
        MessageCatalog catalog = new MessageCatalog(example -> {});
        catalog.rehearse(clock).close();
        return catalog;
    }

    /** Plays the rehearsal, which takes half a minute, and returns the trial in which it was played. */
    Trial rehearse(InstantSource clock) throws Exception {
        Trial trial = Trial.observed(new TravelClock(clock), this::notice);
        try {
            new Rehearsal(trial).play();
        } catch (Exception e) {
            trial.close();
            throw e;
        }
        read(trial.sandbox().journal());
        endRehearsal();
        return trial;
    }

    private synchronized void endRehearsal() {
        rehearsed = true;
    }

    /** Takes over what was sent beside notices, and clears the journal. */
    void read(Journal journal) {
        journal.entries().forEach(this::exchange);
        journal.clear();
    }

    synchronized List<Example> examples() {
        return List.copyOf(byShape.values());
    }

    synchronized List<String> kinds() {
        return List.copyOf(kinds);
    }

    private synchronized void notice(Notice notice, Outgoing sending) {
        kinds.add(notice.kind());
        if (sending instanceof Outgoing.Fresh fresh) {
            message(notice.kind(), fresh.post());
        } else if (sending instanceof Outgoing.Changed changed) {
            message(notice.kind(), changed.post());
        } else if (sending instanceof Outgoing.Late late) {
            message(notice.kind(), late.post());
        }
    }

    private void message(String name, SlackMessage post) {
        JsonObject message = new JsonObject();
        message.addProperty(TEXT, post.text());
        message.add(BLOCKS, SlackJson.tree(post.blocks()));
        add(new Example(name, false, message.toString()));
    }

    /** Forms and Home tabs as they were sent, and what the bot answered at once. */
    private synchronized void exchange(Journal.Entry entry) {
        if (entry.direction() == Journal.Direction.TO_SLACK) {
            Matcher view = VIEW_ARGUMENT.matcher(entry.request());
            if (entry.what().startsWith("views.") && view.find()) {
                view(read(URLDecoder.decode(view.group(1), StandardCharsets.UTF_8)));
            }
        } else if (entry.answer().startsWith("{")) {
            JsonNode answer = read(entry.answer());
            if (answer.has("view")) {
                view(answer.path("view"));
            } else if (answer.has(BLOCKS)) {
                String what = entry.what().equals("command") ? "reply to a command" : "reply to " + entry.what();
                add(new Example(what, false, answer.toString()));
            }
        }
    }

    private void view(JsonNode view) {
        String name = view.path("type").asText().equals("home")
                ? "Home tab"
                : "form " + view.path("callback_id").asText("to read");
        add(new Example(name, true, view.toString()));
    }

    private void add(Example example) {
        listener.accept(example);
        if (rehearsed) {
            return;
        }
        StringBuilder shape = new StringBuilder(example.name());
        TYPE.matcher(example.json()).results().forEach(type -> shape.append(' ').append(type.group(1)));
        // The longest one is the likeliest to be refused.
        byShape.merge(
                shape.toString(),
                example,
                (one, other) -> other.json().length() > one.json().length() ? other : one);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
