package obliged.slack.ask;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.kit.AwayText;
import obliged.slack.text.MessageLinks;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.ChannelAccess;
import org.jspecify.annotations.Nullable;

/** The state of an ask in words, as on its card: a line about it, and what is pending. */
public final class AskStatusText {
    /** How an open ask stands of which nothing is pending. */
    static final String UNANSWERED = "not accepted yet";

    private final Names names;
    private final AskText words;
    private final Instant now;

    AskStatusText(Names names, Instant now) {
        this.names = names;
        this.words = new AskText(names, now);
        this.now = now;
    }

    /** Who asks whom; to the requester of a declined ask, that news. */
    Mrkdwn headline(AskView view) {
        return words.headline(
                view.ask(),
                refusedTo(view).map(by -> Mrkdwn.of(names.of(by), " declined")).orElseGet(() -> asks(view)));
    }

    private Mrkdwn asks(AskView view) {
        return view.last(Step.HAND_OFF)
                .filter(handOff -> view.isRequesters())
                .map(handOff -> Mrkdwn.of("You asked, and ", handedTo(handOff, view)))
                .orElseGet(() -> words.asks(view.ask(), view.reader()));
    }

    /** Who declined it, if its reader is the one who asked. */
    private static Optional<PersonId> refusedTo(AskView view) {
        return declinedBy(view).filter(by -> view.isRequesters());
    }

    private static Optional<PersonId> declinedBy(AskView view) {
        return view.ask().state() == State.DECLINED ? view.last(Step.DECLINE).map(HistoryEntry::by) : Optional.empty();
    }

    /** Dates, impact, state with a symbol, assignee and source. */
    Mrkdwn context(AskView view) {
        Ask ask = view.ask();
        Mrkdwn when = refusedTo(view).isPresent() ? asked(view) : when(view);
        // A dot before the dash of what ended without a result would look like a slip.
        Mrkdwn line = when.length() == 0
                ? state(view)
                : Mrkdwn.of(when, endedWithout(ask.state()) ? " " : " · ", state(view));
        if (ask.wish().impact() != null) {
            line = Mrkdwn.of(line, " · For customers: ", Mrkdwn.words(ask.wish().impact(), names));
        }
        if (ask.helpersOnly() && ask.addressee() instanceof Addressee.OfTeam) {
            line = Mrkdwn.of(line, " · only the helpers see this");
        }
        PersonId logger = ask.origin().loggedBy();
        if (!logger.equals(ask.requester())) {
            line = view.isRequesters()
                    ? Mrkdwn.of(line, " · ", names.of(logger), " logged this for you")
                    : Mrkdwn.of(line, " · logged by ", names.of(logger));
        }
        Mrkdwn before = line;
        return source(view)
                .map(link -> Mrkdwn.of(before, " · ", Mrkdwn.link(link, "original message")))
                .orElse(line);
    }

    /**
     * The line in the thread of the message that an ask was made from: for whom it is, and how it stands. Not everyone
     * there may see the ask itself, or know of the team.
     */
    public Mrkdwn inSource(Ask ask, ChannelId where) {
        boolean known = !(ask.addressee() instanceof Addressee.OfTeam team)
                || team.channel().equals(where)
                || ChannelAccess.isOpen(names.teams().channel(names.workspace(), team.channel()));
        return Mrkdwn.of(
                names.of(ask.origin().loggedBy()),
                " logged this as #" + ask.id().number() + " for ",
                known ? words.addressee(ask) : "a private team",
                " · ",
                stands(ask, known));
    }

    private Mrkdwn stands(Ask ask, boolean known) {
        Mrkdwn assignee = known ? words.assignee(ask) : Mrkdwn.of("someone");
        return switch (ask.state()) {
            case OPEN ->
                Mrkdwn.of(
                        ask.pending() == null ? UNANSWERED : Mrkdwn.of("waiting for ", words.awaited(ask)),
                        ask.neededBy() == null ? "" : Mrkdwn.of(", needed by ", Mrkdwn.date(ask.neededBy(), now)));
            case ACCEPTED ->
                Mrkdwn.of(
                        assignee,
                        " is on it, ",
                        ask.due() == null ? "no date yet" : Mrkdwn.of("due ", Mrkdwn.date(ask.due(), now)));
            case DONE -> Mrkdwn.of(assignee, " says it's done");
            case CONFIRMED -> Mrkdwn.of("solved by ", assignee);
            case DECLINED -> Mrkdwn.of("declined");
            case WITHDRAWN -> Mrkdwn.of("withdrawn");
        };
    }

    /** The message that it was made from, for a reader, or for all of a team's channel, if they can open it. */
    private Optional<String> source(AskView view) {
        Ask ask = view.ask();
        if (view.reader() != null) {
            return MessageLinks.to(ask.origin().source(), view.reader(), names);
        }
        return ask.addressee() instanceof Addressee.OfTeam team
                ? MessageLinks.in(ask.origin().source(), team.channel(), names)
                : Optional.empty();
    }

    /** {@code due Fri 27 Nov}, or {@code no date yet}; empty once it has ended without a date. */
    Mrkdwn when(AskView view) {
        State state = view.ask().state();
        Mrkdwn date = byWhen(view);
        return date.length() == 0 && (state == State.OPEN || state == State.ACCEPTED) ? Mrkdwn.of("no date yet") : date;
    }

    /** What it was, below the news that it was declined: {@code You asked Bo · needed by Fri 27 Nov}. */
    private Mrkdwn asked(AskView view) {
        Mrkdwn date = byWhen(view);
        return Mrkdwn.of(asks(view), date.length() == 0 ? "" : " · ", date);
    }

    /** {@code due Fri 27 Nov}, or the date that its requester wishes; empty if it has none. */
    private Mrkdwn byWhen(AskView view) {
        Ask ask = view.ask();
        if (ask.due() != null) {
            return Mrkdwn.of("due ", Mrkdwn.date(ask.due(), now), view.overdue() ? ", late" : "");
        }
        return switch (ask.state()) {
            // A requested date that has passed says nothing to someone who still has to name one.
            case ACCEPTED -> view.wishAhead() ? wished(view) : Mrkdwn.of();
            case DONE, CONFIRMED -> Mrkdwn.of();
            case OPEN, DECLINED, WITHDRAWN -> wished(view);
        };
    }

    private Mrkdwn wished(AskView view) {
        Ask ask = view.ask();
        return ask.neededBy() == null
                ? Mrkdwn.of()
                : Mrkdwn.of("needed by ", Mrkdwn.date(ask.neededBy(), now), view.isWishPast() ? ", already past" : "");
    }

    /** What a line calls an ask: its title and, if it has one, its date. {@code #12 “reset my VPN token” (due Fri 27 Nov)} */
    Mrkdwn titleWithDate(AskView view, @Nullable String link) {
        Mrkdwn title = words.title(view.ask(), link);
        Mrkdwn date = byWhen(view);
        return date.length() == 0 ? title : Mrkdwn.of(title, " (", date, ")");
    }

    /**
     * The same for a line about a comment or an answer, which does not say by itself what its reader should do: whose ask
     * it is, and whose turn. {@code your ask #12 “reset my VPN token” (waiting for your answer, needed by Fri 27 Nov)}
     */
    Mrkdwn titleWithTurn(AskView view, @Nullable String link) {
        Mrkdwn turn = turn(view);
        Mrkdwn date = byWhen(view);
        Mrkdwn known = Mrkdwn.of(turn, turn.length() == 0 || date.length() == 0 ? "" : ", ", date);
        Mrkdwn title = Mrkdwn.of(view.isRequesters() ? "your ask " : "", words.title(view.ask(), link));
        return known.length() == 0 ? title : Mrkdwn.of(title, " (", known, ")");
    }

    private Mrkdwn turn(AskView view) {
        Ask ask = view.ask();
        if (ask.pending() != null) {
            return words.waits(ask, view.reader());
        }
        if (ask.state() == State.OPEN) {
            if (view.isRequesters()) {
                return Mrkdwn.of();
            }
            boolean isAsked = ask.addressee() instanceof Addressee.OfPerson asked
                    && asked.person().equals(view.reader());
            return Mrkdwn.of(isAsked ? "waiting for you to accept" : UNANSWERED);
        }
        return ask.state() == State.ACCEPTED && view.isAssignees()
                ? Mrkdwn.of("you're on it for ", words.requester(ask))
                : Mrkdwn.of();
    }

    private Mrkdwn state(AskView view) {
        Ask ask = view.ask();
        if (ask.pending() != null) {
            Mrkdwn waits = words.waits(ask, view.reader());
            return ask.assignee() == null
                    ? Mrkdwn.of("… ", waits)
                    : Mrkdwn.of("◐ ", ask.pending() instanceof Pending.Proposal ? does(view) : has(view), " · ", waits);
        }
        return switch (ask.state()) {
            case OPEN -> Mrkdwn.of("○ ", UNANSWERED);
            case ACCEPTED -> Mrkdwn.of("◐ accepted · ", has(view));
            case DONE -> {
                PersonId by = ask.doneBy() == null ? ask.assignee() : ask.doneBy();
                Mrkdwn done = Mrkdwn.of(
                        "● ", words.whom(by, view.reader()), isReader(by, view) ? " say" : " says", " it's done");
                yield view.isRequesters()
                        ? Mrkdwn.of(done, ". Is it solved?")
                        : Mrkdwn.of(done, " · waiting for ", words.requester(ask), " to confirm");
            }
            case CONFIRMED -> Mrkdwn.of("● solved by ", words.whom(ask.assignee(), view.reader()));
            case DECLINED ->
                declinedBy(view)
                        .filter(by -> !view.isRequesters())
                        .map(by -> Mrkdwn.of(
                                "– declined by ",
                                words.whom(by, view.reader()),
                                ask.addressee() instanceof Addressee.OfTeam ? " for the team" : ""))
                        .orElseGet(() -> Mrkdwn.of("– declined"));
            case WITHDRAWN -> Mrkdwn.of("– withdrawn by ", words.whom(ask.requester(), view.reader()));
        };
    }

    /** Whether it ended and nobody did it. */
    static boolean endedWithout(State state) {
        return state == State.DECLINED || state == State.WITHDRAWN;
    }

    private Mrkdwn does(AskView view) {
        return Mrkdwn.of(words.whom(view.ask().assignee(), view.reader()), " will do it");
    }

    private Mrkdwn has(AskView view) {
        PersonId assignee = view.ask().assignee();
        return Mrkdwn.of(words.whom(assignee, view.reader()), isReader(assignee, view) ? " have it" : " has it");
    }

    private static boolean isReader(@Nullable PersonId someone, AskView view) {
        return someone != null && someone.equals(view.reader());
    }

    /** {@code Bo asks}, or to Bo, if nobody else reads it, {@code You asked}. */
    private Mrkdwn does(@Nullable PersonId someone, AskView view, String does, String did) {
        return Mrkdwn.of(words.who(someone, view.reader()), " ", isReader(someone, view) ? did : does);
    }

    /** What is pending, or what its reader should know before the next step; empty if nothing. */
    Mrkdwn pending(AskView view) {
        // A nudge is mentioned until something else happens.
        return isLast(view, Step.NUDGE) ? lines(nudged(view), waiting(view)) : waiting(view);
    }

    private Mrkdwn nudged(AskView view) {
        Ask ask = view.ask();
        PersonId by = view.last(Step.NUDGE).map(HistoryEntry::by).orElse(ask.requester());
        if (!by.equals(ask.requester())) {
            return by.equals(view.reader())
                    ? Mrkdwn.of("I told ", words.requester(ask), " you're waiting.")
                    : Mrkdwn.of(names.of(by), " is waiting for ", words.whom(ask.requester(), view.reader()), ".");
        }
        return view.isRequesters()
                ? Mrkdwn.of(
                        "I asked ",
                        ask.assignee() == null ? words.addressee(ask) : words.assignee(ask),
                        " how it's coming along.")
                : Mrkdwn.of(words.requester(ask), " is asking how it's coming along.");
    }

    private Mrkdwn waiting(AskView view) {
        Ask ask = view.ask();
        if (ask.pending() instanceof Pending.Proposal proposal) {
            Mrkdwn proposed = proposed(view, proposal);
            // An explanation takes more than one sentence.
            return view.history().stream()
                            .anyMatch(step -> step.id() == proposal.step() && step.step() == Step.MAKE_RIGHT)
                    ? Mrkdwn.of(proposed, ".")
                    : proposed;
        }
        if (ask.pending() instanceof Pending.Question question) {
            Mrkdwn asks = Mrkdwn.of(does(question.by(), view, "asks: ", "asked: "), words.quoted(question.words()));
            return isLeft(view) ? lines(left(view), asks) : asks;
        }
        return switch (ask.state()) {
            case OPEN -> isLeft(view) ? left(view) : lines(handedOn(view), away(view));
            case ACCEPTED -> view.isAssignees() ? owed(view) : away(view);
            case DONE -> said(view.last(Step.DONE), view);
            case DECLINED -> view.isRequesters() ? declined(view) : Mrkdwn.of();
            case CONFIRMED, WITHDRAWN -> Mrkdwn.of();
        };
    }

    private Mrkdwn proposed(AskView view, Pending.Proposal proposal) {
        return proposed(view, proposal, null);
    }

    /** A proposal in a line: {@code it} links to the card of its reader. */
    Mrkdwn proposed(AskView view, Pending.Proposal proposal, @Nullable Mrkdwn it) {
        Ask ask = view.ask();
        boolean doers = proposal.by().equals(ask.assignee());
        boolean takenOn = doers && ask.due() == null;
        Date other = takenOn ? ask.neededBy() : ask.due();
        Mrkdwn instead = other == null || other.isSameAs(proposal.date())
                ? Mrkdwn.of()
                : Mrkdwn.of(" instead of ", Mrkdwn.date(other, now));
        Mrkdwn says = it != null && doers
                ? Mrkdwn.of(names.of(proposal.by()), " will do ", it, " and suggests ")
                : takenOn
                        ? does(proposal.by(), view, "will do it and suggests ", "took it on and suggested ")
                        : does(proposal.by(), view, "suggests ", "suggested ");
        Mrkdwn suggests = Mrkdwn.of(
                says, Mrkdwn.date(proposal.date(), now), instead, it == null || doers ? "" : Mrkdwn.of(" for ", it));
        return view.history().stream()
                .filter(step -> step.id() == proposal.step() && step.step() == Step.MAKE_RIGHT)
                .findFirst()
                .map(step -> Mrkdwn.of(suggests, delayed(step, view)))
                .orElseGet(() -> Mrkdwn.of(suggests, words.because(proposal.why())));
    }

    /** Why it is late, and what the requester gets for it. */
    private Mrkdwn delayed(HistoryEntry step, AskView view) {
        Mrkdwn why = Mrkdwn.of(". The reason", words.because(step.words()));
        return step.offer() == null
                ? why
                : Mrkdwn.of(
                        why,
                        ".\nTo make up for it, ",
                        words.whom(step.by(), view.reader()),
                        isReader(step.by(), view) ? " offered" : " offers",
                        words.because(step.offer()));
    }

    /** Whether its reader can ask someone else because the person asked has left, or nobody helps the team any more. */
    boolean isLeft(AskView view) {
        return view.isRequesters()
                && view.ask().state() == State.OPEN
                && (view.ask().addressee() instanceof Addressee.OfPerson asked
                        ? names.isGone(asked.person())
                        : words.isWithoutHelpers(view.ask()));
    }

    /** Tells the one who waits that the other is away, and a team which of its helpers are. */
    private Mrkdwn away(AskView view) {
        Ask ask = view.ask();
        AwayText away = new AwayText(names, now);
        if (view.isRequesters()) {
            return ask.assignee() == null ? away.of(ask.addressee()) : away.of(ask.assignee());
        }
        if (!(ask.addressee() instanceof Addressee.OfTeam team) || view.isAssignees()) {
            return Mrkdwn.of();
        }
        // The other helpers see who is away, to take it on or over.
        return ask.assignee() == null
                ? away.of(names.teams().helpers(names.workspace(), team.channel()))
                : away.of(ask.assignee());
    }

    private Mrkdwn left(AskView view) {
        Ask ask = view.ask();
        if (ask.addressee() instanceof Addressee.OfPerson) {
            return Mrkdwn.of(words.addressee(ask), " is no longer here. Someone else may be able to help.");
        }
        return view.last(Step.LEFT)
                .filter(step -> isLast(view, Step.LEFT))
                .map(HistoryEntry::to)
                .map(who -> Mrkdwn.of(words.name(who), ", who had it, is no longer here. ", words.helpless(ask)))
                .orElseGet(() -> words.helpless(ask));
    }

    /** Tells those who have it now who handed it to them. */
    private Mrkdwn handedOn(AskView view) {
        return view.isRequesters()
                ? Mrkdwn.of()
                : view.last(Step.HAND_OFF)
                        .map(step -> Mrkdwn.of(
                                words.who(step.by(), view.reader()),
                                " handed this to ",
                                words.whom(view.ask().addressee(), view.reader()),
                                words.because(step.words()),
                                "."))
                        .orElseGet(Mrkdwn::of);
    }

    /** What the assignee should still say: a date if there is none, or what happened if it is overdue. */
    private Mrkdwn owed(AskView view) {
        Ask ask = view.ask();
        Mrkdwn missing = isReopened(view) ? missing(view) : Mrkdwn.of();
        if (isToFit(view)) {
            return toFit(view, Mrkdwn.of("it"));
        }
        if (ask.due() == null) {
            return lines(missing, expected(ask));
        }
        if (view.overdue()) {
            return lines(
                    missing,
                    Mrkdwn.of(
                            "The date has passed. Tell ",
                            words.requester(ask),
                            " what happened, and when to expect it."));
        }
        return isLast(view, Step.AGREE)
                ? view.last(Step.AGREE).map(step -> agreed(step, view)).orElseThrow()
                : missing;
    }

    Mrkdwn expected(Ask ask) {
        return Mrkdwn.of("When can ", words.requester(ask), " expect it?");
    }

    private Mrkdwn agreed(HistoryEntry step, AskView view) {
        // If the requester has left, a line says it.
        return step.by() == null
                ? Mrkdwn.of()
                : Mrkdwn.of(words.who(step.by(), view.reader()), " agreed", words.date(" to ", step), ".");
    }

    /** Whether its requester kept a date that its assignee has not accepted yet. */
    boolean isToFit(AskView view) {
        return view.ask().due() == null && isLast(view, Step.KEEP) && view.wishAhead();
    }

    Mrkdwn toFit(AskView view, Mrkdwn it) {
        Ask ask = view.ask();
        return Mrkdwn.of(
                refused(view)
                        .map(date -> Mrkdwn.of(
                                words.date(date), " doesn't work for ", words.requester(ask), ", who still needs "))
                        .orElseGet(() -> Mrkdwn.of(words.requester(ask), " still needs ")),
                it,
                " by ",
                words.date(Objects.requireNonNull(ask.neededBy())),
                ". Can you do it by then?");
    }

    /** The date that its assignee suggested, when its requester kept the one they need. */
    private static Optional<Date> refused(AskView view) {
        return view.history().stream()
                .filter(step -> step.step() == Step.SUGGEST || step.step() == Step.ACCEPT)
                .map(HistoryEntry::date)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
    }

    private Mrkdwn missing(AskView view) {
        return view.last(Step.REOPEN)
                .map(step -> Mrkdwn.of(words.who(step), " says it isn't solved yet", words.because(step.words())))
                .orElseGet(Mrkdwn::of);
    }

    /** Whether it was reopened and its assignee has not done anything since. */
    private static boolean isReopened(AskView view) {
        return isLast(view, Step.REOPEN);
    }

    private Mrkdwn declined(AskView view) {
        Ask next = view.next();
        Mrkdwn wayOn = next != null
                ? Mrkdwn.of("You asked ", words.addressee(next), ": ", words.number(next, null), ".")
                : view.last(Step.DECLINE)
                        .map(HistoryEntry::to)
                        .map(to -> Mrkdwn.of(
                                does(view.last(Step.DECLINE).orElseThrow().by(), view, "suggests", "suggested"),
                                " asking ",
                                words.name(to),
                                "."))
                        .orElseGet(Mrkdwn::of);
        return lines(said(view.last(Step.DECLINE), view), wayOn);
    }

    /** What someone said with a step; empty if they said nothing. */
    private Mrkdwn said(Optional<HistoryEntry> step, AskView view) {
        return step.filter(said -> said.words() != null)
                .map(said -> Mrkdwn.of(words.who(said.by(), view.reader()), words.because(said.words())))
                .orElseGet(Mrkdwn::of);
    }

    private static Mrkdwn lines(Mrkdwn above, Mrkdwn below) {
        return above.length() == 0 || below.length() == 0 ? Mrkdwn.of(above, below) : Mrkdwn.of(above, "\n", below);
    }

    /** Whether nothing but comments came after it. */
    private static boolean isLast(AskView view, Step step) {
        return view.history().stream()
                .map(HistoryEntry::step)
                .filter(taken -> taken != Step.COMMENT)
                .reduce((earlier, later) -> later)
                .filter(step::equals)
                .isPresent();
    }

    /** Where an ask was handed to: {@code → Bo handed it to Chi}. */
    Mrkdwn gone(HistoryEntry handOff, AskView view) {
        return Mrkdwn.of("→ ", handedTo(handOff, view));
    }

    private Mrkdwn handedTo(HistoryEntry handOff, AskView view) {
        return Mrkdwn.of(
                words.who(handOff.by(), view.reader()),
                " handed it to ",
                handOff.to() == null ? "someone" : words.name(handOff.to()));
    }
}
