package obliged.slack;

import java.time.Instant;
import java.util.Locale;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.Step;
import org.jspecify.annotations.Nullable;

/** What a refused ask or step says: why, and what is possible. */
final class AskRefusals {
    private final Names names;
    private final AskWords words;

    AskRefusals(Names names, Instant now) {
        this.names = names;
        this.words = new AskWords(names, now);
    }

    /** Why something could not be asked. {@code to} is whom it was for, as they read it. */
    static Mrkdwn notAsked(AskReason reason, Mrkdwn to, String command) {
        return switch (reason) {
            case TO_ONESELF -> Mrkdwn.of("That is you. Ask a colleague or a team's channel.");
            case TO_US -> Mrkdwn.of("I only carry asks. Name the colleague or the channel that should get this one.");
            case TO_A_BOT -> Mrkdwn.of(to, " is an app and can't answer. Ask a colleague or a team's channel.");
            case TO_SOMEONE_GONE -> Mrkdwn.of(to, " is no longer here. Ask someone else, or their team's channel.");
            case TO_ANOTHER_COMPANY -> Mrkdwn.of(to, " works at another company. I carry asks within yours only.");
            case FROM_ANOTHER_COMPANY -> Mrkdwn.of("I carry asks within one company only, and it is not yours.");
            case CHANNEL_ARCHIVED -> Mrkdwn.of(to, " is archived. Ask in another channel, or ask a colleague.");
            case CHANNEL_CLOSED_TO_US ->
                Mrkdwn.of("I can't post in ", to, " yet. Type /invite @Obliged there, then send this again.");
            case NO_WORDS ->
                Mrkdwn.of(
                        "What do you need? Write it after the name: " + command + " @bo reset my VPN token by friday");
            case WORDS_TOO_LONG ->
                Mrkdwn.of(
                        "That is longer than the "
                                + String.format(Locale.ENGLISH, "%,d", Ask.LONGEST_WORDS)
                                + " characters that an ask may have. Shorten it, and put the rest into a message or a document.");
            case DATE_PAST -> Mrkdwn.of("That date is past. Name one that lies ahead.");
            case DATE_TOO_FAR -> Mrkdwn.of("That is more than two years ahead. Name a nearer date.");
            case NO_HELPERS -> Mrkdwn.of(to, " names no helpers, so everyone there would see it.");
            case NO_SUCH_ASK, NOT_THEIRS, NOT_NOW, MOVED_ON, TO_REQUESTER, TO_SAME, NOTHING_CHANGED ->
                Mrkdwn.of("That is not possible now.");
        };
    }

    static Mrkdwn noSuchAsk(long number, String command) {
        return Mrkdwn.of("There is no #" + number + " that you can see. " + command + " help shows what I understand.");
    }

    /** Why a step could not be taken. */
    Mrkdwn notTaken(AskReason reason, @Nullable Step step, Ask ask) {
        return switch (reason) {
            case NOT_THEIRS -> notTheirs(step, ask);
            case MOVED_ON ->
                Mrkdwn.of("That was answered or replaced meanwhile. This is how ", number(ask), " stands:");
            case DATE_PAST -> Mrkdwn.of("That date is past. Name one that lies ahead.");
            case FROM_ANOTHER_COMPANY -> Mrkdwn.of("Only people of the company that asked can act on this.");
            default -> notNow(ask);
        };
    }

    private Mrkdwn notNow(Ask ask) {
        return switch (ask.state()) {
            case OPEN -> Mrkdwn.of("Nobody has accepted ", number(ask), " yet, so that is too early.");
            case ACCEPTED -> Mrkdwn.of(words.assignee(ask), " has accepted ", number(ask), " already.");
            case DONE ->
                Mrkdwn.of(
                        words.assignee(ask),
                        " said ",
                        number(ask),
                        " is done; it waits for ",
                        words.requester(ask),
                        "’s word.");
            case CONFIRMED -> Mrkdwn.of(number(ask), " is solved: there is nothing more to do.");
            case DECLINED -> Mrkdwn.of(number(ask), " was declined: there is nothing more to do.");
            case WITHDRAWN ->
                Mrkdwn.of(words.requester(ask), " withdrew ", number(ask), ": there is nothing more to do.");
        };
    }

    private Mrkdwn notTheirs(@Nullable Step step, Ask ask) {
        if (step == Step.DONE) {
            return Mrkdwn.of("Only ", words.assignee(ask), ", who has ", number(ask), ", can say that it is done.");
        }
        if (step == Step.AGREE || step == Step.KEEP) {
            return Mrkdwn.of(number(ask), " waits for ", words.awaited(ask), "’s word, not for yours.");
        }
        if (step == Step.ACCEPT) {
            return ask.addressee() instanceof Addressee.OfPerson asked
                    ? Mrkdwn.of("Only " + names.of(asked.person()) + ", who was asked, can accept ", number(ask), ".")
                    : Mrkdwn.of(
                            "Only people in ",
                            words.addressee(ask),
                            " other than ",
                            words.requester(ask),
                            " can accept ",
                            number(ask),
                            ".");
        }
        return Mrkdwn.of("Only ", words.requester(ask), ", who asked, can do that with ", number(ask), ".");
    }

    private Mrkdwn number(Ask ask) {
        return words.number(ask, null);
    }
}
