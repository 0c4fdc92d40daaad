package obliged.slack;

import java.time.Instant;
import java.util.Objects;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.ask.Happening;
import obliged.ask.Pending;
import obliged.term.PersonId;
import org.jspecify.annotations.Nullable;

/** The sentences about asks: on cards, in threads, and told. What is refused is worded in {@link AskRefusals}. */
final class AskWords {
    /** As many characters of an ask as its card shows. */
    static final int SHORT = 200;

    /** As many as one line about it shows. */
    private static final int IN_PASSING = 80;

    private final Names names;
    private final Instant now;

    AskWords(Names names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** {@code #12 · Ana asks Bo}. */
    Mrkdwn headline(Ask ask) {
        return Mrkdwn.of("#" + ask.id().number() + " · ", requester(ask), " asks ", addressee(ask));
    }

    Mrkdwn words(Ask ask) {
        return Mrkdwn.boldWords(ask.words(), names);
    }

    /** Dates, impact, state in words with one quiet symbol, who has it. */
    Mrkdwn context(Ask ask) {
        Mrkdwn line = Mrkdwn.of(when(ask), state(ask));
        if (ask.wish().impact() != null) {
            line = Mrkdwn.of(line, " · ", Mrkdwn.words(ask.wish().impact(), names));
        }
        return ask.origin().source() == null
                ? line
                : Mrkdwn.of(line, " · ", Mrkdwn.link(ask.origin().source(), "the message"));
    }

    private Mrkdwn when(Ask ask) {
        if (ask.due() != null) {
            return Mrkdwn.of("due ", Mrkdwn.date(ask.due(), now), " · ");
        }
        if (ask.neededBy() != null) {
            return Mrkdwn.of("needed by ", Mrkdwn.date(ask.neededBy(), now), " · ");
        }
        return ask.state().isOver() ? Mrkdwn.of() : Mrkdwn.of("no date yet · ");
    }

    private Mrkdwn state(Ask ask) {
        if (ask.pending() != null) {
            return Mrkdwn.of("… waiting for ", awaited(ask), "’s word · ", assignee(ask), " has it");
        }
        return switch (ask.state()) {
            case OPEN -> Mrkdwn.of("○ open");
            case ACCEPTED -> Mrkdwn.of("◐ accepted · ", assignee(ask), " has it");
            case DONE -> Mrkdwn.of("● done, says ", assignee(ask), " · waiting for ", requester(ask), "’s word");
            case CONFIRMED -> Mrkdwn.of("● solved by ", assignee(ask));
            case DECLINED -> Mrkdwn.of("– declined");
            case WITHDRAWN -> Mrkdwn.of("– withdrawn by ", requester(ask));
        };
    }

    /** What waits for someone's word, if anything does. */
    @Nullable
    Mrkdwn pending(Ask ask, @Nullable Happening done) {
        if (ask.pending() instanceof Pending.Proposal proposal) {
            Mrkdwn instead = ask.due() == null ? Mrkdwn.of() : Mrkdwn.of(" instead of ", Mrkdwn.date(ask.due(), now));
            return Mrkdwn.of(
                    names.of(proposal.by()),
                    " suggests ",
                    Mrkdwn.date(proposal.date(), now),
                    instead,
                    because(proposal.why()));
        }
        if (ask.pending() instanceof Pending.Question question) {
            return Mrkdwn.of(names.of(question.by()), " asks: ", Mrkdwn.words(question.words(), names));
        }
        if (done != null && done.words() != null) {
            return Mrkdwn.of(assignee(ask), ": ", Mrkdwn.words(done.words(), names));
        }
        return null;
    }

    /** A step as it stands in the thread and in the history: {@code Bo accepted, due Thu 26 Nov}. */
    Mrkdwn line(Happening step) {
        Mrkdwn who = Mrkdwn.of(step.by() == null ? "Obliged" : names.of(step.by()));
        return switch (step.step()) {
            case LOG -> Mrkdwn.of(who, " asked", date(", needed by ", step));
            case ACCEPT -> Mrkdwn.of(who, " accepted", step.date() == null ? "; no date yet" : date(", due ", step));
            case SUGGEST -> Mrkdwn.of(who, " suggests", date(" ", step), because(step.words()));
            case AGREE -> Mrkdwn.of(who, " agreed", date(", due ", step));
            case KEEP -> Mrkdwn.of(who, " keeps", date(" ", step));
            case DONE -> Mrkdwn.of(who, " says it is done", because(step.words()));
            case CONFIRM -> Mrkdwn.of(who, " says it is solved");
            case WITHDRAW -> Mrkdwn.of(who, " withdrew it", because(step.words()));
            default -> Mrkdwn.of(who, " ", step.step().name());
        };
    }

    /** A step as someone is told of it, in one line of its own. */
    Mrkdwn told(Happening step, Ask ask, Mrkdwn number) {
        Mrkdwn who = Mrkdwn.of(step.by() == null ? "Obliged" : names.of(step.by()));
        Mrkdwn it = Mrkdwn.of(number, " ", inPassing(ask));
        return switch (step.step()) {
            case ACCEPT ->
                Mrkdwn.of(
                        who,
                        " took on ",
                        it,
                        step.date() == null ? ". There is no date yet" : date(", due ", step),
                        ".");
            case SUGGEST -> Mrkdwn.of(who, " suggests", date(" ", step), " for ", it, because(step.words()), ".");
            case AGREE -> Mrkdwn.of(who, " agreed to", date(" ", step), " for ", it, ".");
            case KEEP -> Mrkdwn.of(who, " keeps", date(" ", step), " for ", it, ".");
            case DONE -> Mrkdwn.of(who, " says ", it, " is done", because(step.words()), ".");
            case CONFIRM -> Mrkdwn.of(who, " says ", it, " is solved.");
            case WITHDRAW -> Mrkdwn.of(who, " no longer needs ", it, because(step.words()), ".");
            case LOG -> Mrkdwn.of(who, " asks ", addressee(ask), ": ", it, ".");
            default -> Mrkdwn.of(who, " ", step.step().name(), " ", it);
        };
    }

    /** An ask in passing: its first words, in quotes. */
    Mrkdwn inPassing(Ask ask) {
        return Mrkdwn.of(
                "“", Mrkdwn.words(ask.words().replace('\n', ' '), names).shortened(IN_PASSING), "”");
    }

    /** Its number, as a link to the message that shows it where we know one. */
    Mrkdwn number(Ask ask, @Nullable String link) {
        String number = "#" + ask.id().number();
        return link == null ? Mrkdwn.bold(number) : Mrkdwn.link(link, number);
    }

    /** The answer to a command that logged an ask. */
    Mrkdwn logged(Ask ask) {
        Mrkdwn when = ask.neededBy() == null
                ? Mrkdwn.of(".")
                : Mrkdwn.of(", needed by ", Mrkdwn.date(ask.neededBy(), now), ".");
        return Mrkdwn.of(
                "I asked ",
                addressee(ask),
                ": ",
                number(ask, null),
                " ",
                inPassing(ask),
                when,
                " You hear from me as soon as there is an answer.");
    }

    Mrkdwn accepted(Ask ask) {
        if (ask.pending() instanceof Pending.Proposal proposal) {
            return Mrkdwn.of(
                    "You have ",
                    number(ask, null),
                    " ",
                    inPassing(ask),
                    " now. I ask ",
                    requester(ask),
                    " whether ",
                    Mrkdwn.date(proposal.date(), now),
                    " will do; until then ",
                    Mrkdwn.date(Objects.requireNonNull(ask.due()), now),
                    " counts.");
        }
        return Mrkdwn.of(
                "You have ",
                number(ask, null),
                " ",
                inPassing(ask),
                " now",
                ask.due() == null
                        ? ". There is no date yet: tell " + names.of(ask.requester()) + " when to expect it."
                        : Mrkdwn.of(", due ", Mrkdwn.date(ask.due(), now), "."));
    }

    Mrkdwn done(Ask ask) {
        return Mrkdwn.of(
                "Well done. I ask ",
                requester(ask),
                " whether ",
                number(ask, null),
                " ",
                inPassing(ask),
                " is solved.");
    }

    /** A card could not be brought where it belongs. */
    Mrkdwn undelivered(Ask ask, String problem) {
        Mrkdwn safe = Mrkdwn.of(" ", number(ask, null), " ", inPassing(ask), " is kept: nothing you wrote is lost.");
        if (ask.addressee() instanceof Addressee.OfTeam team) {
            Mrkdwn channel = Mrkdwn.channel(team.channel());
            return switch (problem) {
                case "is_archived" ->
                    Mrkdwn.of(channel, " is archived, so I can't post there. Withdraw this and ask elsewhere.", safe);
                case "restricted_action" ->
                    Mrkdwn.of(
                            "Only some people may post in ",
                            channel,
                            ". Have an admin let Obliged post there, then press Try again.",
                            safe);
                case SlackCourier.IN_DOUBT ->
                    Mrkdwn.of(
                            "I can't tell whether ",
                            number(ask, null),
                            " ",
                            inPassing(ask),
                            " reached ",
                            channel,
                            ": look there. If it is not there, press Try again.");
                default ->
                    Mrkdwn.of(
                            "I can't post in ",
                            channel,
                            " yet. Type /invite @Obliged there, then press Try again.",
                            safe);
            };
        }
        return Mrkdwn.of(addressee(ask), " can't be reached by me. Withdraw this and ask someone else.", safe);
    }

    /** A step was taken, but whoever it concerns can't be told. */
    Mrkdwn unreached(Ask ask, PersonId whom) {
        return Mrkdwn.of(
                "I can't reach ",
                names.of(whom),
                ", who does not know yet how ",
                number(ask, null),
                " ",
                inPassing(ask),
                " stands. Talk to them, or to someone near them.");
    }

    Mrkdwn requester(Ask ask) {
        return Mrkdwn.of(names.of(ask.requester()));
    }

    Mrkdwn assignee(Ask ask) {
        return Mrkdwn.of(ask.assignee() == null ? "nobody" : names.of(ask.assignee()));
    }

    Mrkdwn addressee(Ask ask) {
        return ask.addressee() instanceof Addressee.OfPerson asked
                ? Mrkdwn.of(names.of(asked.person()))
                : Mrkdwn.channel(((Addressee.OfTeam) ask.addressee()).channel());
    }

    Mrkdwn awaited(Ask ask) {
        return Mrkdwn.of(ask.awaited().map(names::of).orElse("nobody"));
    }

    private Mrkdwn date(String before, Happening step) {
        return step.date() == null ? Mrkdwn.of() : Mrkdwn.of(before, Mrkdwn.date(step.date(), now));
    }

    private Mrkdwn because(@Nullable String words) {
        return words == null
                ? Mrkdwn.of()
                : Mrkdwn.of(": “", Mrkdwn.words(words, names).shortened(SHORT), "”");
    }
}
