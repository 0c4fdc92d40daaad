package obliged.slack.thanks;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import obliged.shared.PersonId;
import obliged.slack.api.PostProblem;
import obliged.slack.api.PostProblemText;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.MessageLinks;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.CompanyValue;
import obliged.thanks.Given;
import obliged.thanks.LeftOut;
import obliged.thanks.ThankYou;
import org.jspecify.annotations.Nullable;

/**
 * The messages that bring thanks, each a gift: the names, the words as a quote, the value with its emoji, the customer it
 * helped, from whom. And the lines to whoever gave it.
 */
final class ThanksMessage {
    static final String UNDO = "thanks.undo";
    static final String AGAIN = "thanks.again";
    static final String JOIN = "thanks.join";

    /** At most this many of what others added stand in the post, each in so many characters. */
    private static final int SHOWN = 10;

    private static final int LINE = 200;

    private final ThanksText words;
    private final List<CompanyValue> values;

    ThanksMessage(ThanksText words, List<CompanyValue> values) {
        this.words = words;
        this.values = values;
    }

    /** The shout-out in a channel, with what others added beneath. */
    SlackMessage shout(ThankYou thanks, List<ThankYou> added) {
        SlackMessage gift = shout(thanks);
        List<LayoutBlock> blocks = new ArrayList<>(gift.blocks());
        List<Mrkdwn> lines = new ArrayList<>();
        added.stream().limit(SHOWN).forEach(one -> lines.add(added(one)));
        lines.forEach(line -> blocks.add(Blocks.rich(line)));
        if (added.size() > SHOWN) {
            Mrkdwn more = Mrkdwn.of("and " + (added.size() - SHOWN) + " more");
            lines.add(more);
            blocks.add(Blocks.context(more));
        }
        String label =
                "Add yours to the thanks to " + words.everyone(thanks.people()).plain();
        blocks.addAll(Blocks.actions(List.of(new Button("Add yours", JOIN, number(thanks), label, false))));
        return new SlackMessage(
                lines.stream().reduce(gift.says(), (above, line) -> Mrkdwn.of(above, "\n", line)), blocks);
    }

    private Mrkdwn added(ThankYou one) {
        Mrkdwn said = Mrkdwn.words(one.gift().words().replace('\n', ' '), words.names());
        return Mrkdwn.of(words.names().of(one.from()) + " adds: “", said.shortened(LINE), "”");
    }

    private SlackMessage shout(ThankYou thanks) {
        Mrkdwn header = Mrkdwn.of("Thank you, ", words.everyone(thanks.people()), "!");
        Mrkdwn from = Mrkdwn.of("from " + words.names().of(thanks.from()));
        return gift(
                header,
                thanks,
                List.of(from),
                source -> thanks.channel() == null
                        ? Optional.empty()
                        : MessageLinks.in(source, thanks.channel(), words.names()));
    }

    /**
     * To someone who is thanked.
     *
     * @param link to the post, if it is known where it stands
     * @param ask the number of what it is for, if they may see that
     * @param joined who gave the shout-out to which it is added
     */
    SlackMessage told(
            ThankYou thanks, PersonId reader, @Nullable String link, @Nullable Long ask, @Nullable PersonId joined) {
        Mrkdwn header = Mrkdwn.of(words.names().of(thanks.from()) + " thanks you" + (joined == null ? "" : " too")
                + (ask == null ? "!" : " for #" + ask + "!"));
        List<Mrkdwn> besides = new ArrayList<>();
        if (joined != null) {
            besides.add(Mrkdwn.of("added to the thanks from " + words.names().of(joined)));
        }
        List<PersonId> others = thanks.people().stream()
                .filter(person -> !person.equals(reader))
                .toList();
        if (!others.isEmpty()) {
            besides.add(Mrkdwn.of("also thanked: ", words.everyone(others)));
        }
        if (thanks.channel() == null) {
            besides.add(Mrkdwn.of("just between the two of you"));
        } else {
            besides.add(Mrkdwn.of("in ", Mrkdwn.channel(thanks.channel())));
            if (link != null) {
                besides.add(Mrkdwn.link(link, "See it there"));
            }
        }
        return gift(header, thanks, besides, source -> MessageLinks.to(source, reader, words.names()));
    }

    /** {@code opened} is the link to the message that it was made from, for those who can open it. */
    private SlackMessage gift(
            Mrkdwn header, ThankYou thanks, List<Mrkdwn> besides, Function<@Nullable String, Optional<String>> opened) {
        Mrkdwn quote = Mrkdwn.words(thanks.gift().words(), words.names());
        List<Mrkdwn> worth = new ArrayList<>();
        if (thanks.gift().value() != null) {
            worth.add(value(thanks.gift().value()));
        }
        if (thanks.gift().customer() != null) {
            worth.add(Mrkdwn.of("it helped ", Mrkdwn.words(thanks.gift().customer(), words.names())));
        }
        List<Mrkdwn> quiet = new ArrayList<>(besides);
        opened.apply(thanks.occasion().source()).ifPresent(link -> quiet.add(Mrkdwn.link(link, "original message")));
        List<LayoutBlock> blocks =
                new ArrayList<>(List.of(Blocks.rich(Mrkdwn.bold(header.plain())), Blocks.quote(quote)));
        if (!worth.isEmpty()) {
            blocks.add(Blocks.rich(line(worth)));
        }
        blocks.add(Blocks.context(line(quiet)));
        worth.addAll(quiet);
        return new SlackMessage(Mrkdwn.of(header, " ", quote, "\n", line(worth)), blocks);
    }

    private static Mrkdwn line(List<Mrkdwn> parts) {
        return parts.stream()
                .reduce((before, part) -> Mrkdwn.of(before, " · ", part))
                .orElse(Mrkdwn.of());
    }

    /** A value as it is now; of one that was removed its word. */
    private Mrkdwn value(String word) {
        return values.stream()
                .filter(value -> value.word().equals(word))
                .findFirst()
                .map(ThanksMessage::value)
                .orElseGet(() -> Mrkdwn.of("#" + word));
    }

    static Mrkdwn value(CompanyValue value) {
        return value.emoji() == null
                ? Mrkdwn.of("#" + value.word())
                : Mrkdwn.of(Mrkdwn.emoji(value.emoji()), " #" + value.word());
    }

    /** What their message becomes when it was taken back. */
    SlackMessage toldGone(ThankYou thanks) {
        return SlackMessage.line(Mrkdwn.of(words.names().of(thanks.from()) + " took back their thanks."));
    }

    /** The answer to whoever typed it. */
    SlackMessage answer(Given given) {
        ThankYou thanks = given.thanks();
        if (given.repeated()) {
            return SlackMessage.line(Mrkdwn.of(
                    "You thanked ",
                    words.everyone(thanks.people()),
                    " with the same words a moment ago, so I didn't send it again."));
        }
        return withUndo(
                Mrkdwn.of("You thanked ", words.everyone(thanks.people()), ". I've let them know."),
                thanks,
                given.leftOut());
    }

    /** To whoever gave it by a form. */
    SlackMessage given(ThankYou thanks, List<LeftOut> leftOut) {
        Mrkdwn whom = words.everyone(thanks.people());
        Mrkdwn sentence = thanks.joins().isPresent()
                ? Mrkdwn.of("You added your thanks to ", whom, words.where(thanks), ".")
                : Mrkdwn.of("You thanked ", whom, words.where(thanks), ".");
        return withUndo(sentence, thanks, leftOut);
    }

    private SlackMessage withUndo(Mrkdwn sentence, ThankYou thanks, List<LeftOut> leftOut) {
        Mrkdwn whole = leftOut.isEmpty() ? sentence : Mrkdwn.of(sentence, " ", words.leftOut(leftOut));
        return withButton(whole, new Button("Undo", UNDO, number(thanks), "Undo your thanks", false));
    }

    /** To someone whose addition went with the shout-out. */
    SlackMessage tookBackWith(ThankYou added, ThankYou shout) {
        return SlackMessage.line(words.tookBackWith(added, shout));
    }

    SlackMessage tookBack(ThankYou thanks) {
        return SlackMessage.line(words.tookBack(thanks));
    }

    /** It could not be posted: why, and what to do. */
    SlackMessage unposted(ThankYou thanks, String problem) {
        Mrkdwn channel = thanks.channel() == null ? Mrkdwn.of() : Mrkdwn.channel(thanks.channel());
        Mrkdwn kept = Mrkdwn.of(
                " Your thanks to ", words.everyone(thanks.people()), " for ", words.inPassing(thanks), " are saved.");
        Mrkdwn sentence = switch (PostProblem.of(problem)) {
            case NOT_INVITED ->
                Mrkdwn.of(
                        "I can't post in ",
                        channel,
                        " yet.",
                        kept,
                        " To post there, type /invite @Obliged in that channel, then press Try again. Or press it now and choose another place.");
            case ARCHIVED -> Mrkdwn.of(channel, " is archived.", kept, " Press Try again and choose another place.");
            case RESTRICTED ->
                Mrkdwn.of(
                        "Only certain people can post in ",
                        channel,
                        ".",
                        kept,
                        " Press Try again and choose another place.");
            case THREADS_ONLY ->
                Mrkdwn.of(
                        "Only replies are allowed in ",
                        channel,
                        ".",
                        kept,
                        " Press Try again and choose another place.");
            case NOT_TAKEN ->
                Mrkdwn.of(
                        "I've tried for a day, but Slack hasn't accepted my post in ",
                        channel,
                        ".",
                        kept,
                        " Press Try again.");
            case NO_THREADS, UNREACHABLE, MALFORMED, IN_DOUBT, NO_CARD, OTHER ->
                Mrkdwn.of("Slack won't accept my post in ", channel, " " + PostProblemText.named(problem), kept);
        };
        return withButton(sentence, new Button("Try again", AGAIN, number(thanks), "Try again, your thanks", true));
    }

    SlackMessage unsure(ThankYou thanks) {
        return withButton(
                Mrkdwn.of(
                        "I can't tell whether your thanks to ",
                        words.everyone(thanks.people()),
                        " for ",
                        words.inPassing(thanks),
                        " reached ",
                        thanks.channel() == null ? Mrkdwn.of("them") : Mrkdwn.channel(thanks.channel()),
                        ". Check there, and press Try again if the message is missing. Either way, I'm letting ",
                        words.everyone(thanks.people()),
                        " know directly."),
                new Button("Try again", AGAIN, number(thanks), "Try again, your thanks", false));
    }

    SlackMessage untold(ThankYou thanks, PersonId person) {
        String name = words.names().of(person);
        return SlackMessage.line(Mrkdwn.of(
                "I can't reach " + name + ", so I couldn't pass on your thanks for ",
                words.inPassing(thanks),
                ". Thank them yourself, if you can."));
    }

    SlackMessage stays(ThankYou thanks) {
        return SlackMessage.line(Mrkdwn.of(
                "I couldn't remove your thanks to ",
                words.everyone(thanks.people()),
                words.where(thanks),
                ". An admin can delete the message there."));
    }

    private static SlackMessage withButton(Mrkdwn sentence, Button button) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(Blocks.actions(List.of(button)));
        return new SlackMessage(sentence, blocks);
    }

    private static String number(ThankYou thanks) {
        return String.valueOf(thanks.id().number());
    }
}
