package obliged.slack.ask;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.NewAsk;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.slack.api.PostProblem;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import org.jspecify.annotations.Nullable;

/** The texts of refused asks and steps: why, and what is possible instead. */
public final class AskRefusalText {
    private static final Mrkdwn NOT_ANY_MORE =
            Mrkdwn.of("You can no longer ask the suggested person or team. Ask someone else.");

    /** The same text for a channel that someone may not know of and for one that we can't see. */
    public static final Mrkdwn CHANNEL_NOT_SEEN =
            Mrkdwn.of("I can't see that channel. If you're in it, type /invite @Obliged there and try again.");

    private final Names names;
    private final AskText words;

    public AskRefusalText(Viewer viewer) {
        this(viewer.names(), viewer.now());
    }

    public AskRefusalText(Names names, Instant now) {
        this.names = names;
        this.words = new AskText(names, now);
    }

    /** Why something could not be asked; {@code to} is the addressee's name. */
    static Mrkdwn notAsked(AskReason reason, Mrkdwn to, String command) {
        return switch (reason) {
            case TO_ONESELF -> Mrkdwn.of("That's you. Ask a colleague or a team's channel.");
            case TO_US -> Mrkdwn.of("I can't take on asks myself. Name a colleague or a channel instead.");
            case TO_A_BOT -> Mrkdwn.of(to, " is an app and can't answer. Ask a colleague or a team's channel.");
            case TO_SOMEONE_GONE -> Mrkdwn.of(to, " is no longer here. Ask someone else, or their team's channel.");
            case TO_ANOTHER_COMPANY -> Mrkdwn.of(to, " works at another company. I can only send asks within yours.");
            case FROM_ANOTHER_COMPANY ->
                Mrkdwn.of(
                        "I only work for the company that installed me, so I can't help you here. Someone there can log an ask for you.");
            case FOR_NOBODY_HERE -> Mrkdwn.of("Choose someone who currently works at your company, not an app.");
            case CHANNEL_ARCHIVED -> Mrkdwn.of(to, " is archived. Ask in another channel, or ask a colleague.");
            case CHANNEL_NOT_SEEN, CHANNEL_CLOSED_TO_US -> CHANNEL_NOT_SEEN;
            case NO_WORDS ->
                Mrkdwn.of("What do you need? Write it under What. Next time, put it after the name: " + command
                        + " @bo reset my VPN token by friday");
            case WORDS_TOO_LONG ->
                Mrkdwn.of("That's too long: the limit is "
                        + String.format(Locale.ENGLISH, "%,d", Ask.LONGEST_WORDS)
                        + " characters. Shorten it, and put the rest in a message or a document.");
            case DATE_PAST -> Mrkdwn.of("That date has passed. Pick a later one.");
            case DATE_MISSING -> Mrkdwn.of("By when? Pick a date that hasn't passed.");
            case DATE_TOO_FAR -> Mrkdwn.of("That's more than two years ahead. Pick an earlier date.");
            case NO_HELPERS -> Mrkdwn.of(to, " hasn't named any helpers, so everyone there would see it.");
            case NO_SUCH_ASK, NOT_THEIRS, NOT_NOW, MOVED_ON, TO_REQUESTER, TO_SAME, NOTHING_CHANGED ->
                Mrkdwn.of("That isn't possible right now.");
        };
    }

    static Mrkdwn noSuchAsk(long number, String command) {
        return Mrkdwn.of(
                "There's no ask #" + number + ", or you can't see it. To see all commands, type " + command + " help.");
    }

    /**
     * The error at a field of a step's form, which says what would be right.
     *
     * @param to whom the field names, if anyone
     */
    Mrkdwn atField(AskReason reason, @Nullable Step step, NewAsk.@Nullable To to) {
        String whom = to == null
                ? "That"
                : to instanceof NewAsk.ToPerson person
                        ? names.of(person.person().id())
                        : names.of(((NewAsk.ToChannel) to).channel().id());
        return switch (reason) {
            case NO_WORDS -> Mrkdwn.of("Add a few words here.");
            case NOTHING_CHANGED ->
                Mrkdwn.of(
                        step == Step.SUGGEST
                                ? "That's already the date. Pick another one, or press Cancel."
                                : "Nothing has changed yet. Change something, or press Cancel.");
            case TO_ONESELF -> Mrkdwn.of("That's you. Pick someone else.");
            case TO_US -> Mrkdwn.of("I can't take on asks myself. Pick a colleague or a team.");
            case TO_REQUESTER -> Mrkdwn.of(whom, " asked for this. Pick someone else, or decline it and say why.");
            case TO_SAME -> Mrkdwn.of(whom, " already has it. Pick someone else.");
            case NO_HELPERS ->
                Mrkdwn.of(
                        whom,
                        " hasn't named any helpers, so everyone there would see this. Pick someone else",
                        step == Step.HAND_OFF ? ", or decline it and suggest " + whom + "." : ".");
            default -> notAsked(reason, Mrkdwn.of(whom), "");
        };
    }

    /** Why a step could not be taken, and what is possible. */
    public Mrkdwn notTaken(AskReason reason, @Nullable Step step, AskView view) {
        Ask ask = view.ask();
        return switch (reason) {
            case NO_SUCH_ASK -> ReplyText.NO_SUCH_ASK.sentence();
            case NOT_THEIRS -> notTheirs(step, view);
            case NOT_NOW -> notNow(step, view);
            case MOVED_ON -> Mrkdwn.of(number(ask), " has moved on: that has been answered or replaced.");
            case FROM_ANOTHER_COMPANY -> Mrkdwn.of("Only people at the company that asked can act on this.");
            case TO_ONESELF,
                    TO_US,
                    TO_A_BOT,
                    TO_SOMEONE_GONE,
                    FOR_NOBODY_HERE,
                    TO_ANOTHER_COMPANY,
                    TO_REQUESTER,
                    TO_SAME -> NOT_ANY_MORE;
            case CHANNEL_NOT_SEEN -> CHANNEL_NOT_SEEN;
            case NO_HELPERS, CHANNEL_ARCHIVED, CHANNEL_CLOSED_TO_US ->
                step == Step.NUDGE ? unheard(reason, ask) : notThere(reason, view);
            case NO_WORDS -> Mrkdwn.of("Please add a few words.");
            case NOTHING_CHANGED -> Mrkdwn.of(number(ask), " already says that.");
            default -> notAsked(reason, Mrkdwn.of("They"), "");
        };
    }

    /** Why it can't be asked of the suggested team, for which no form is opened. */
    private Mrkdwn notThere(AskReason reason, AskView view) {
        return view.last(Step.DECLINE)
                .map(HistoryEntry::to)
                .filter(to -> reason == AskReason.NO_HELPERS)
                .map(to -> Mrkdwn.of(notAsked(reason, words.name(to), ""), " Ask someone else."))
                .orElse(NOT_ANY_MORE);
    }

    /** A nudge could not be posted in the thread of the team's card. */
    public Mrkdwn unheard(String problem, Ask ask) {
        return switch (PostProblem.of(problem)) {
            case ARCHIVED -> unheard(AskReason.CHANNEL_ARCHIVED, ask);
            case NOT_INVITED -> unheard(AskReason.CHANNEL_CLOSED_TO_US, ask);
            case RESTRICTED, THREADS_ONLY, NO_THREADS ->
                unread(
                        ask,
                        "I can't post in ",
                        ", so a nudge there would go unread. Ask an admin to let me post there");
            case NO_CARD ->
                unread(
                        ask,
                        "The card never reached ",
                        ", so a nudge there would go unread. Press Try again in my earlier message");
            case UNREACHABLE, MALFORMED, IN_DOUBT, NOT_TAKEN, OTHER ->
                unread(
                        ask,
                        "Slack won't accept my post in ",
                        " (" + problem
                                + "), so a nudge there would go unread. Show this to the person who runs Obliged");
        };
    }

    private Mrkdwn unread(Ask ask, String before, String after) {
        return Mrkdwn.of(before, words.addressee(ask), after + ", or withdraw ", number(ask), " and ask elsewhere.");
    }

    /** Why nobody of a team would read a nudge, and what the requester can do. */
    private Mrkdwn unheard(AskReason reason, Ask ask) {
        Mrkdwn team = words.addressee(ask);
        Mrkdwn elsewhere = Mrkdwn.of(number(ask), " and ask elsewhere.");
        return switch (reason) {
            case CHANNEL_ARCHIVED ->
                Mrkdwn.of(team, " is archived, so a nudge there would go unread. Withdraw ", elsewhere);
            case NO_HELPERS ->
                Mrkdwn.of(team, " has no helpers any more, so a nudge would go unread. Withdraw ", elsewhere);
            default ->
                Mrkdwn.of(
                        "I can't post in ",
                        team,
                        ", so a nudge there would go unread. Type /invite @Obliged there, or withdraw ",
                        elsewhere);
        };
    }

    /** The ask is past the step, or not there yet. */
    private Mrkdwn notNow(@Nullable Step step, AskView view) {
        Ask ask = view.ask();
        if (step == Step.COMMENT) {
            return Mrkdwn.of(
                    number(ask),
                    " was closed more than " + Ask.COMMENTED_WITHIN.toDays()
                            + " days ago, so I didn't pass that on. Start a new ask instead.");
        }
        return switch (ask.state()) {
            case OPEN -> step == null ? possible(ask) : notYet(step, view);
            case ACCEPTED -> step == null ? possible(ask) : notWhileAccepted(step, view);
            case DONE ->
                Mrkdwn.of(
                        words.who(ask.doneBy() == null ? ask.assignee() : ask.doneBy(), view.reader()),
                        " said ",
                        number(ask),
                        " is done; it's waiting for ",
                        words.whom(ask.requester(), view.reader()),
                        " to confirm.");
            case CONFIRMED ->
                step == Step.REOPEN
                        ? Mrkdwn.of(
                                number(ask),
                                " was done more than " + Ask.REOPENED_WITHIN.toDays()
                                        + " days ago. Make a new ask instead.")
                        : Mrkdwn.of(number(ask), " is solved, so there's nothing more to do.");
            case DECLINED -> Mrkdwn.of(number(ask), " was declined, so there's nothing more to do.");
            case WITHDRAWN ->
                Mrkdwn.of(
                        words.who(ask.requester(), view.reader()),
                        " withdrew ",
                        number(ask),
                        ", so there's nothing more to do.");
        };
    }

    /** By the time this is worded, the step may be possible again. */
    private Mrkdwn possible(Ask ask) {
        return Mrkdwn.of("That didn't work for ", number(ask), ". Please try again.");
    }

    private Mrkdwn notYet(Step step, AskView view) {
        Ask ask = view.ask();
        return switch (step) {
            case ANSWER -> noQuestion(ask);
            case NUDGE -> nudged(view);
            case CONFIRM, REOPEN -> Mrkdwn.of("Nobody has marked ", number(ask), " as done yet.");
            case AGREE, KEEP, TAKE_BACK, TAKE_OVER, GIVE_BACK, NOT_DONE, MAKE_RIGHT ->
                Mrkdwn.of("Nobody has accepted ", number(ask), " yet, so you can't do that.");
            case LOG, ACCEPT, SUGGEST, QUESTION, HAND_OFF, DECLINE, DONE, WITHDRAW, EDIT, COMMENT, LEFT ->
                possible(ask);
        };
    }

    private Mrkdwn notWhileAccepted(Step step, AskView view) {
        Ask ask = view.ask();
        return switch (step) {
            case AGREE -> Mrkdwn.of("Nobody has suggested a new date for ", number(ask), ".");
            case KEEP ->
                ask.pending() instanceof Pending.Proposal
                        ? Mrkdwn.of(
                                "The old date for ",
                                number(ask),
                                " has passed or been removed. Agree to the new one, or suggest another.")
                        : Mrkdwn.of("Nobody has suggested a new date for ", number(ask), ".");
            case ANSWER -> noQuestion(ask);
            case NUDGE -> nudged(view);
            case TAKE_BACK -> Mrkdwn.of("You don't have an open suggestion for ", number(ask), ".");
            case TAKE_OVER ->
                ask.addressee() instanceof Addressee.OfPerson
                        ? Mrkdwn.of(
                                number(ask),
                                " is just for ",
                                words.addressee(ask),
                                ", so no one else can take it over.")
                        : Mrkdwn.of("You already have ", number(ask), ".");
            case GIVE_BACK ->
                Mrkdwn.of("There's no team to give ", number(ask), " back to. Hand it off or decline it.");
            case CONFIRM, REOPEN, NOT_DONE ->
                Mrkdwn.of(
                        words.who(ask.assignee(), view.reader()),
                        view.isAssignees() ? " haven't" : " hasn't",
                        " marked ",
                        number(ask),
                        " as done.");
            case MAKE_RIGHT -> Mrkdwn.of(number(ask), " isn't late. To change the date, press Suggest another date.");
            case ACCEPT -> acceptedAlready(view);
            case LOG, SUGGEST, QUESTION, HAND_OFF, DECLINE, DONE, WITHDRAW, EDIT, COMMENT, LEFT -> possible(ask);
        };
    }

    private Mrkdwn acceptedAlready(AskView view) {
        Ask ask = view.ask();
        return Mrkdwn.of(
                words.who(ask.assignee(), view.reader()),
                view.isAssignees() ? " have" : " has",
                " already accepted ",
                number(ask),
                ".");
    }

    private Mrkdwn noQuestion(Ask ask) {
        return Mrkdwn.of("There's no open question about ", number(ask), ".");
    }

    private Mrkdwn nudged(AskView view) {
        Ask ask = view.ask();
        return ask.pending() != null && ask.awaited().equals(Optional.ofNullable(view.reader()))
                ? Mrkdwn.of(
                        number(ask),
                        " is waiting for you to answer ",
                        names.of(ask.pending().by()),
                        ".")
                : Mrkdwn.of(
                        "You've already sent a nudge about ", number(ask), " today. You can send another tomorrow.");
    }

    private Mrkdwn notTheirs(@Nullable Step step, AskView view) {
        Ask ask = view.ask();
        return switch (step == null ? Step.WITHDRAW : step) {
            case AGREE, KEEP, ANSWER, TAKE_BACK ->
                ask.awaited().isEmpty()
                        ? notNow(step, view)
                        : Mrkdwn.of(number(ask), " is waiting for ", words.awaited(ask), ", not for you.");
            case ACCEPT -> ask.assignee() == null ? onlyAsked(view, "accept it") : acceptedAlready(view);
            case TAKE_OVER -> onlyAsked(view, "take it over");
            case GIVE_BACK -> onlyAssignee(view, "give it back");
            case DONE -> onlyAssignee(view, "say it's done");
            case NOT_DONE -> onlyAssignee(view, "take that back");
            case MAKE_RIGHT -> onlyAssignee(view, "explain the delay");
            case QUESTION -> onlyAssignee(view, "ask about it");
            case DECLINE -> onlyAssignee(view, "decline it");
            case SUGGEST ->
                ask.assignee() == null
                        ? onlyAsked(view, "suggest a date for it")
                        : Mrkdwn.of(
                                "Only ",
                                words.assignee(ask),
                                ", who's handling ",
                                number(ask),
                                ", and ",
                                words.requester(ask),
                                ", who asked, can suggest a date.");
            case HAND_OFF -> onlyAsked(view, "hand it off");
            case COMMENT -> onlyTheTwo(view);
            case CONFIRM -> onlyRequester(ask, "say whether it's solved");
            case REOPEN -> onlyRequester(ask, "reopen it");
            case EDIT -> onlyRequester(ask, "change it");
            case NUDGE -> Mrkdwn.of("You're not waiting for anyone on ", number(ask), ", so there's no one to nudge.");
            case WITHDRAW, LOG, LEFT -> onlyRequester(ask, step == Step.WITHDRAW ? "withdraw it" : "do that");
        };
    }

    private Mrkdwn onlyTheTwo(AskView view) {
        Ask ask = view.ask();
        Mrkdwn other = ask.assignee() != null
                ? Mrkdwn.of(words.assignee(ask), ", who has it,")
                : ask.addressee() instanceof Addressee.OfPerson
                        ? Mrkdwn.of(words.addressee(ask), ", who was asked,")
                        : Mrkdwn.of("those who help in ", words.addressee(ask));
        return Mrkdwn.of(
                "I didn't pass that on: only ",
                words.requester(ask),
                ", who asked for ",
                number(ask),
                ", and ",
                other,
                " can comment on it.");
    }

    private Mrkdwn onlyRequester(Ask ask, String can) {
        return Mrkdwn.of("Only ", words.requester(ask), ", who asked for ", number(ask), ", can ", can, ".");
    }

    private Mrkdwn onlyAssignee(AskView view, String can) {
        Ask ask = view.ask();
        return ask.assignee() == null
                ? onlyAsked(view, can)
                : Mrkdwn.of("Only ", words.assignee(ask), ", who's handling ", number(ask), ", can ", can, ".");
    }

    private Mrkdwn onlyAsked(AskView view, String can) {
        Ask ask = view.ask();
        if (ask.addressee() instanceof Addressee.OfTeam asked) {
            boolean named = names.teams()
                    .team(names.workspace(), asked.channel())
                    .filter(team -> !team.helpers().isEmpty() || team.group() != null)
                    .isPresent();
            Mrkdwn helping = named
                    ? Mrkdwn.of("the helpers of ", words.addressee(ask))
                    : Mrkdwn.of(
                            "people in ",
                            words.addressee(ask),
                            " other than ",
                            view.isRequesters() ? "you" : words.requester(ask));
            // Without the name of an assignee, the number replaces "it".
            return Mrkdwn.of(
                    "Only ",
                    helping,
                    " can ",
                    can.replaceFirst(
                            "(?<![A-Za-z])it(?![A-Za-z])", "#" + ask.id().number()),
                    ".");
        }
        return Mrkdwn.of("Only ", words.addressee(ask), ", who was asked for ", number(ask), ", can ", can, ".");
    }

    private Mrkdwn number(Ask ask) {
        return words.number(ask, null);
    }
}
