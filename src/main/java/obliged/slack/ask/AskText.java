package obliged.slack.ask;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.api.PostProblem;
import obliged.slack.api.PostProblemText;
import obliged.slack.dates.DateText;
import obliged.slack.kit.AwayText;
import obliged.slack.kit.Viewer;
import obliged.slack.team.TeamText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Sentences about asks, and replies to commands. States are worded in {@link AskStatusText}, steps in {@link
 * AskStepText}, refusals in {@link AskRefusalText}.
 */
public final class AskText {
    /** How many characters of an ask its card shows. */
    public static final int SHORT = 200;

    /** How many characters a line about it shows. */
    private static final int IN_PASSING = 80;

    private final Names names;
    final Instant now;

    public AskText(Viewer viewer) {
        this(viewer.names(), viewer.now());
    }

    public AskText(Names names, Instant now) {
        this.names = names;
        this.now = now;
    }

    public AskStatusText standing() {
        return new AskStatusText(names, now);
    }

    public AskStepText lines() {
        return new AskStepText(names, now);
    }

    /**
     * {@code #12 · Ana asks Bo}; to Ana {@code You asked Bo}, to Bo {@code Ana asks you}.
     *
     * @param reader null if several people read it
     */
    public Mrkdwn headline(Ask ask, @Nullable PersonId reader) {
        return headline(ask, asks(ask, reader));
    }

    Mrkdwn headline(Ask ask, Mrkdwn news) {
        return Mrkdwn.of("#" + ask.id().number() + " · ", news);
    }

    Mrkdwn asks(Ask ask, @Nullable PersonId reader) {
        return Mrkdwn.of(
                who(ask.requester(), reader),
                ask.requester().equals(reader) ? " asked " : " asks ",
                whom(ask.addressee(), reader));
    }

    public Mrkdwn words(Ask ask) {
        return Mrkdwn.wordsWithBoldLine(ask.words(), names);
    }

    /** An ask mentioned in a sentence: its first words, in quotes. */
    Mrkdwn inPassing(Ask ask) {
        return inPassing(ask.words());
    }

    Mrkdwn inPassing(String said) {
        return Mrkdwn.of("“", briefly(said), "”");
    }

    /** The first of someone's words, on one line. */
    Mrkdwn briefly(String said) {
        return Mrkdwn.words(said.replace('\n', ' '), names).shortened(IN_PASSING);
    }

    /** Its number, with a link to the message that shows it if we know one. */
    Mrkdwn number(Ask ask, @Nullable String link) {
        String number = "#" + ask.id().number();
        return link == null ? Mrkdwn.bold(number) : Mrkdwn.link(link, number);
    }

    /** Its number and its first words, as one link to its card if we know one. */
    Mrkdwn title(Ask ask, @Nullable String link) {
        Mrkdwn said = briefly(ask.words());
        return link != null && said.isLetters()
                ? Mrkdwn.link(link, "#" + ask.id().number() + " “" + said.plain() + "”")
                : Mrkdwn.of(number(ask, link), " “", said, "”");
    }

    /** Whether Slack does not tell us what is written to us in a channel, since we are not in it. */
    public boolean isUnheard(ChannelId channel) {
        return names.teams()
                .channel(names.workspace(), channel)
                .filter(Channel::joined)
                .isEmpty();
    }

    /** On the card in a channel: for whom its buttons are, and how people can answer in its thread, if they can't yet. */
    Mrkdwn toBystanders(Ask ask) {
        Mrkdwn pressers = ask.assignee() == null
                ? Mrkdwn.of("Anyone who helps here can take it.")
                : Mrkdwn.of("These buttons are for ", assignee(ask), ", or for a helper stepping in.");
        return ask.addressee() instanceof Addressee.OfTeam team && isUnheard(team.channel())
                ? Mrkdwn.of(
                        pressers, " To reply in this thread, type /invite @Obliged in the channel, then mention me.")
                : pressers;
    }

    /** The reply to a command that logged an ask. */
    Mrkdwn logged(Ask ask) {
        return Mrkdwn.of(
                "I asked ",
                addressee(ask),
                ": ",
                number(ask, null),
                " ",
                inPassing(ask),
                wished(ask),
                ". ",
                promised(ask, "you"),
                away(ask),
                overheard(ask));
    }

    /** The date that its requester wishes, after the words of an ask: {@code , needed by Fri 27 Nov}. */
    Mrkdwn wished(Ask ask) {
        return ask.neededBy() == null
                ? Mrkdwn.of(", no date yet")
                : Mrkdwn.of(", needed by ", Mrkdwn.date(ask.neededBy(), now));
    }

    /** {@code I'll tell you as soon as Bo answers.} */
    Mrkdwn promised(Ask ask, Object whom) {
        return Mrkdwn.of(
                "I'll tell ",
                whom,
                " as soon as ",
                ask.addressee() instanceof Addressee.OfPerson ? addressee(ask) : "someone",
                " answers.");
    }

    /** Tells the requester that the person asked is away. */
    Mrkdwn away(Ask ask) {
        return spaced(new AwayText(names, now).of(ask.addressee()));
    }

    /** Tells the requester that people of other companies can read the channel. */
    Mrkdwn overheard(Ask ask) {
        return ask.addressee() instanceof Addressee.OfTeam team && !ask.helpersOnly()
                ? spaced(TeamText.overheard(team.channel(), names))
                : Mrkdwn.of();
    }

    private static Mrkdwn spaced(Mrkdwn sentence) {
        return sentence.length() == 0 ? sentence : Mrkdwn.of(" ", sentence);
    }

    Mrkdwn accepted(Ask ask) {
        if (ask.pending() instanceof Pending.Proposal proposal) {
            return Mrkdwn.of(
                    "You're on ",
                    number(ask, null),
                    " ",
                    inPassing(ask),
                    ". I asked ",
                    requester(ask),
                    " whether ",
                    Mrkdwn.date(proposal.date(), now),
                    " works",
                    ask.neededBy() == null ? "" : Mrkdwn.of(" instead of ", Mrkdwn.date(ask.neededBy(), now)),
                    ".");
        }
        return Mrkdwn.of(
                "You're on ",
                number(ask, null),
                " ",
                inPassing(ask),
                ask.due() == null
                        ? ". There's no date yet: tell " + names.of(ask.requester()) + " when to expect it."
                        : Mrkdwn.of(", due ", Mrkdwn.date(ask.due(), now), "."));
    }

    Mrkdwn done(Ask ask) {
        return Mrkdwn.of(
                "Well done. I'm asking ",
                requester(ask),
                " whether ",
                number(ask, null),
                " ",
                inPassing(ask),
                " is solved.");
    }

    /** A card could not be delivered; {@code error} is Slack's, or a problem of our own. */
    Mrkdwn undelivered(Ask ask, String error) {
        Mrkdwn safe =
                Mrkdwn.of(" ", number(ask, null), " ", inPassing(ask), " is saved, so nothing you wrote is lost.");
        return ask.addressee() instanceof Addressee.OfTeam team
                ? notPosted(ask, Mrkdwn.channel(team.channel()), error, safe)
                : notSent(ask, error, safe);
    }

    /** The same card arrived in the end. */
    Mrkdwn arrived(Ask ask) {
        Mrkdwn it = title(ask, null);
        return ask.addressee() instanceof Addressee.OfTeam team
                ? Mrkdwn.of(it, " is in ", Mrkdwn.channel(team.channel()), " now.")
                : Mrkdwn.of(it, " has now reached ", addressee(ask), ".");
    }

    private Mrkdwn notPosted(Ask ask, Mrkdwn channel, String error, Mrkdwn safe) {
        return switch (PostProblem.of(error)) {
            case NOT_INVITED ->
                Mrkdwn.of(
                        "I can't post in ", channel, " yet. Type /invite @Obliged there, then press Try again.", safe);
            case ARCHIVED ->
                Mrkdwn.of(channel, " is archived, so I can't post there. Withdraw this and ask elsewhere.", safe);
            case RESTRICTED ->
                Mrkdwn.of(
                        "Only certain people can post in ",
                        channel,
                        ". Ask an admin to let me post there, then press Try again.",
                        safe);
            case THREADS_ONLY ->
                Mrkdwn.of(
                        "Only replies are allowed in ",
                        channel,
                        ". Ask an admin to let me post there, then press Try again.",
                        safe);
            case IN_DOUBT ->
                Mrkdwn.of(
                        "I can't tell whether ",
                        number(ask, null),
                        " ",
                        inPassing(ask),
                        " reached ",
                        channel,
                        ". Check there, and press Try again if it's missing.");
            case NOT_TAKEN ->
                Mrkdwn.of(
                        "I've tried for a day, but Slack hasn't accepted my post in ",
                        channel,
                        ". Press Try again.",
                        safe);
            case NO_THREADS, UNREACHABLE, MALFORMED, NO_CARD, OTHER ->
                Mrkdwn.of("Slack won't accept my post in ", channel, " " + PostProblemText.named(error), safe);
        };
    }

    private Mrkdwn notSent(Ask ask, String error, Mrkdwn safe) {
        return switch (PostProblem.of(error)) {
            case NOT_INVITED, ARCHIVED, UNREACHABLE ->
                Mrkdwn.of("I can't reach ", addressee(ask), ". Withdraw this and ask someone else.", safe);
            case NOT_TAKEN ->
                Mrkdwn.of(
                        "I've tried for a day, but Slack hasn't accepted my message to ",
                        addressee(ask),
                        ". Press Try again.",
                        safe);
            case RESTRICTED, THREADS_ONLY, NO_THREADS, MALFORMED, IN_DOUBT, NO_CARD, OTHER ->
                Mrkdwn.of(
                        "Slack won't accept my message to ", addressee(ask), " " + PostProblemText.named(error), safe);
        };
    }

    /** A step was taken, but someone whom it concerns can't be told. */
    public Mrkdwn unreached(Ask ask, PersonId whom) {
        return Mrkdwn.of(
                "I can't reach ",
                names.of(whom),
                " to say where ",
                number(ask, null),
                " ",
                inPassing(ask),
                " stands. Talk to them, or to someone on their team.");
    }

    /** Whether an ask for helpers only waits for a team in which nobody but its requester helps. */
    boolean isWithoutHelpers(Ask ask) {
        return ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam team
                && !names.teams().hasHelpers(names.workspace(), team.channel(), ask.requester());
    }

    Mrkdwn requester(Ask ask) {
        return Mrkdwn.of(names.of(ask.requester()));
    }

    Mrkdwn assignee(Ask ask) {
        return Mrkdwn.of(ask.assignee() == null ? "nobody" : names.of(ask.assignee()));
    }

    Mrkdwn addressee(Ask ask) {
        return name(ask.addressee());
    }

    /** An ask for helpers only has no helper who could take it up. */
    Mrkdwn helpless(Ask ask) {
        return Mrkdwn.of("Nobody in ", addressee(ask), " can take this any more. Someone else may be able to help.");
    }

    /** A person by their plain name, a channel by its name for those who may know of it. */
    Mrkdwn name(Addressee whom) {
        return whom instanceof Addressee.OfPerson person
                ? Mrkdwn.of(names.of(person.person()))
                : Mrkdwn.channel(((Addressee.OfTeam) whom).channel());
    }

    /** The same as plain text, for buttons. */
    String label(Addressee whom) {
        return whom instanceof Addressee.OfPerson person
                ? names.of(person.person())
                : names.of(((Addressee.OfTeam) whom).channel());
    }

    Mrkdwn awaited(Ask ask) {
        return Mrkdwn.of(ask.awaited().map(names::of).orElse("nobody"));
    }

    /** {@code you}, {@code Ana}: who has to respond, from the reader's view. */
    Mrkdwn whom(@Nullable PersonId awaited, @Nullable PersonId reader) {
        if (awaited == null) {
            return Mrkdwn.of("nobody");
        }
        return Mrkdwn.of(awaited.equals(reader) ? "you" : names.of(awaited));
    }

    /** {@code you}, {@code Bo}, {@code #it-help}: who was asked, from the reader's view. */
    Mrkdwn whom(Addressee asked, @Nullable PersonId reader) {
        return asked instanceof Addressee.OfPerson person ? whom(person.person(), reader) : name(asked);
    }

    Mrkdwn who(HistoryEntry step) {
        return who(step.by(), null);
    }

    /** {@code You}, {@code Ana}: who did something, at the beginning of a sentence, from the reader's view. */
    Mrkdwn who(@Nullable PersonId by, @Nullable PersonId reader) {
        return Mrkdwn.of(by == null ? "Obliged" : by.equals(reader) ? "You" : names.of(by));
    }

    public Mrkdwn date(Date date) {
        return Mrkdwn.date(date, now);
    }

    /**
     * A date in the reader's zone, for the label of a button; empty if it has a time of day, and different people in
     * different zones read it.
     */
    Optional<String> dateLabel(Date date, @Nullable PersonId reader) {
        if (date.time() == null) {
            return Optional.of(date(date).plain());
        }
        return Optional.ofNullable(reader)
                .flatMap(person -> names.people().find(names.workspace(), person))
                .map(person -> DateText.of(Objects.requireNonNull(AskStepForms.local(date, person.zone())), now));
    }

    /**
     * What is pending and whose turn it is: {@code waiting for your OK on the new date}; empty if nothing is.
     *
     * @param reader null if several people read it
     */
    Mrkdwn waits(Ask ask, @Nullable PersonId reader) {
        boolean reads = ask.awaited().filter(person -> person.equals(reader)).isPresent();
        Mrkdwn awaited = Mrkdwn.of("waiting for ", reads ? "your" : awaited(ask));
        if (ask.pending() instanceof Pending.Question) {
            return Mrkdwn.of(awaited, reads ? " answer" : " to answer");
        }
        return ask.pending() instanceof Pending.Proposal
                ? Mrkdwn.of(
                        awaited,
                        reads ? " OK on " : " to OK ",
                        ask.due() == null && ask.neededBy() == null ? "the date" : "the new date")
                : Mrkdwn.of();
    }

    public Mrkdwn date(String before, HistoryEntry step) {
        return step.date() == null ? Mrkdwn.of() : Mrkdwn.of(before, Mrkdwn.date(step.date(), now));
    }

    /** What someone said, or nothing. */
    Mrkdwn because(@Nullable String words) {
        return words == null || words.isEmpty() ? Mrkdwn.of() : Mrkdwn.of(": ", quoted(words));
    }

    Mrkdwn quoted(String words) {
        return Mrkdwn.of("“", Mrkdwn.words(words, names).shortened(SHORT), "”");
    }

    /** Whether its card or its steps are shortened. */
    boolean isCut(AskView view) {
        return words(view.ask()).length() > SHORT
                || view.history().stream().anyMatch(step -> isLong(step.words()) || isLong(step.detailWords()));
    }

    /** Whether the line about a step is shortened. */
    boolean isCut(HistoryEntry step) {
        return isLong(step.words()) || isLong(step.detailWords());
    }

    private boolean isLong(@Nullable String words) {
        return words != null && Mrkdwn.words(words, names).length() > SHORT;
    }

    /** A person's words in full. */
    Mrkdwn whole(String words) {
        return Mrkdwn.words(words, names);
    }
}
