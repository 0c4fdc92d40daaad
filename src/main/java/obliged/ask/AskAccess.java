package obliged.ask;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask.AskClock;
import obliged.ask.Step.Role;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.ChannelAccess;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Who may ask whom, who may see an ask, and which roles they have in it. */
public final class AskAccess {
    private static final Period FARTHEST = Period.ofYears(2);

    private final People people;
    private final Teams teams;

    public AskAccess(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Refuses an ask that can't be made; otherwise returns whom it asks, and registers everyone who takes part. */
    Addressee admit(Tx tx, NewAsk wanted) {
        WorkspaceId workspace = wanted.act().workspace();
        requireWords(wanted.wish());
        requireOfThisCompany(people.findOrRegister(tx, workspace, wanted.act().who()));
        Person requester = people.findOrRegister(tx, workspace, wanted.requester());
        requireOfThisCompany(requester);
        requireHere(requester);
        requireAhead(tx, wanted.wish().neededBy(), requester);
        Addressee addressee = admit(tx, workspace, wanted.to(), wanted.act().by(), requester);
        if (addressee.equals(new Addressee.OfPerson(requester.id()))) {
            throw new Refusal(AskReason.TO_ONESELF);
        }
        if (wanted.helpersOnly()) {
            requireHelpers(tx, workspace, addressee, requester.id());
        }
        return addressee;
    }

    /**
     * Refuses someone whom nobody can ask, and channels that the person asking may not know of; otherwise returns the
     * addressee. A channel that is asked for the first time becomes a team.
     */
    Addressee admit(Tx tx, WorkspaceId workspace, NewAsk.To to, PersonId by, Person requester) {
        Addressee asked = requireAskable(tx, workspace, to, by);
        if (asked instanceof Addressee.OfTeam team) {
            teams.createIfMissing(tx, workspace, team.channel(), requester.zone());
        }
        return asked;
    }

    /** The same for an addressee who is only suggested, not asked yet. */
    Addressee requireAskable(Tx tx, WorkspaceId workspace, NewAsk.To to, PersonId by) {
        return to instanceof NewAsk.ToPerson asked
                ? requireAskable(tx, workspace, asked.person())
                : requireAskable(tx, workspace, ((NewAsk.ToChannel) to).channel(), by);
    }

    private Addressee requireAskable(Tx tx, WorkspaceId workspace, Person described) {
        if (people.workspace()
                .map(Workspace::bot)
                .filter(described.id()::equals)
                .isPresent()) {
            throw new Refusal(AskReason.TO_US);
        }
        Person asked = people.findOrRegister(tx, workspace, described);
        People.requireRead(asked, asked.id());
        if (asked.isBot()) {
            throw new Refusal(AskReason.TO_A_BOT);
        }
        if (asked.gone()) {
            throw new Refusal(AskReason.TO_SOMEONE_GONE);
        }
        if (asked.kind() == Person.Kind.FOREIGN) {
            throw new Refusal(AskReason.TO_ANOTHER_COMPANY);
        }
        return new Addressee.OfPerson(asked.id());
    }

    /** A channel that they may not know of is refused in the same way as one that we can't see. */
    private Addressee requireAskable(Tx tx, WorkspaceId workspace, Channel described, PersonId by) {
        teams.requireRead(tx, workspace, described);
        Channel channel = teams.findOrRegister(tx, workspace, described);
        boolean mayKnow = teams.access().mayKnowOf(tx, workspace, channel.id(), by);
        if (mayKnow && channel.archived()) {
            throw new Refusal(AskReason.CHANNEL_ARCHIVED);
        }
        if (!mayKnow || !channel.takesPosts()) {
            throw new Refusal(AskReason.CHANNEL_NOT_SEEN);
        }
        return new Addressee.OfTeam(channel.id());
    }

    /**
     * An ask for helpers only goes to named helpers, never to everyone who happens to be in the channel, so at least
     * one of them must be available.
     */
    void requireHelpers(Tx tx, WorkspaceId workspace, Addressee addressee, PersonId requester) {
        if (addressee instanceof Addressee.OfTeam team && !teams.hasHelpers(tx, workspace, team.channel(), requester)) {
            throw new Refusal(AskReason.NO_HELPERS);
        }
    }

    /** Refuses to nudge a team if nobody would read it: we can't post in its channel, and it has no helpers. */
    void requireReached(Tx tx, Ask ask) {
        WorkspaceId workspace = ask.id().workspace();
        if (ask.state() != State.OPEN || !(ask.addressee() instanceof Addressee.OfTeam team)) {
            return;
        }
        Optional<Channel> channel = teams.channel(tx, workspace, team.channel());
        boolean posted =
                !ask.helpersOnly() && channel.filter(Channel::takesPosts).isPresent();
        if (!posted && !teams.hasHelpers(tx, workspace, team.channel(), ask.requester())) {
            throw new Refusal(
                    ask.helpersOnly()
                            ? AskReason.NO_HELPERS
                            : channel.filter(Channel::archived).isPresent()
                                    ? AskReason.CHANNEL_ARCHIVED
                                    : AskReason.CHANNEL_CLOSED_TO_US);
        }
    }

    boolean isGone(Tx tx, WorkspaceId workspace, PersonId person) {
        return people.find(tx, workspace, person).filter(Person::gone).isPresent();
    }

    static void requireWords(Wish wish) {
        requireWords(wish.words());
        requireShort(wish.impact());
    }

    static void requireWords(String words) {
        if (words.isBlank()) {
            throw new Refusal(AskReason.NO_WORDS);
        }
        requireShort(words);
    }

    /** A comment may be as long as a message. */
    static void requireComment(String words, List<SentFile> files) {
        if (words.isBlank() && files.isEmpty()) {
            throw new Refusal(AskReason.NO_WORDS);
        }
        if (words.length() > Ask.LONGEST_COMMENT) {
            throw new Refusal(AskReason.WORDS_TOO_LONG);
        }
    }

    static void requireShort(@Nullable String words) {
        if (words != null && words.length() > Ask.LONGEST_WORDS) {
            throw new Refusal(AskReason.WORDS_TOO_LONG);
        }
    }

    /** A date that someone sets must be in the future in their zone, but not too far. */
    static void requireAhead(Tx tx, @Nullable Date date, Person setter) {
        if (date == null) {
            return;
        }
        if (!date.ends(setter.zone()).isAfter(tx.now())) {
            throw new Refusal(AskReason.DATE_PAST);
        }
        if (date.day().isAfter(tx.now().atZone(setter.zone()).toLocalDate().plus(FARTHEST))) {
            throw new Refusal(AskReason.DATE_TOO_FAR);
        }
    }

    /** Registers who acts, and refuses them if they are of another company. */
    void requireColleague(Tx tx, Act act) {
        requireOfThisCompany(people.findOrRegister(tx, act.workspace(), act.who()));
    }

    /**
     * Whether someone may see it: anyone who takes or took part; of a team's ask also its helpers and, unless it is for
     * them only, everyone who may read the channel.
     */
    public boolean maySee(Tx tx, Ask ask, PersonId person) {
        WorkspaceId workspace = ask.id().workspace();
        if (person.equals(ask.requester())
                || person.equals(ask.assignee())
                || new Addressee.OfPerson(person).equals(ask.addressee())
                || tx.dao(AskDao.class).takesPart(workspace, person, ask.id().number())) {
            return true;
        }
        return ask.addressee() instanceof Addressee.OfTeam team
                && maySeeAsksOf(tx, workspace, team.channel(), person, ask.helpersOnly());
    }

    /** The same for someone who pressed in a channel, if they did. */
    boolean maySee(Tx tx, Ask ask, PersonId person, @Nullable ChannelId pressedIn) {
        return isOnCardIn(ask, pressedIn) || maySee(tx, ask, person);
    }

    /**
     * Whether a press in this channel was on a card of the team that was asked. Slack shows that card only to those who
     * are in the channel, so for this press the presser is.
     */
    private static boolean isOnCardIn(Ask ask, @Nullable ChannelId pressedIn) {
        return pressedIn != null && !ask.helpersOnly() && new Addressee.OfTeam(pressedIn).equals(ask.addressee());
    }

    /**
     * Refuses a step that someone may not take now.
     *
     * @throws obliged.shared.Unread if it rests on who is in the team's channel, and that has to be read first
     */
    void requireAllowed(Tx tx, Act act, Ask ask, Step step) {
        Set<Role> roles = roles(tx, ask, act.by(), act.seenIn());
        if (ask.addressee() instanceof Addressee.OfTeam team && restsOnMembership(tx, act, ask, step, roles)) {
            teams.access().requireRead(tx, act.workspace(), team.channel());
        }
        ask.require(step, roles, clock(tx, ask));
    }

    /** Whether someone may take a step only if they are in the team's channel. */
    private boolean restsOnMembership(Tx tx, Act act, Ask ask, Step step, Set<Role> roles) {
        Set<Role> others = EnumSet.noneOf(Role.class);
        others.addAll(roles);
        others.remove(Role.HELPER);
        return step.isFor(ask.state(), Set.of(Role.HELPER))
                && !step.isFor(ask.state(), others)
                && !act.by().equals(ask.requester())
                && !isOnCardIn(ask, act.seenIn())
                && isOpenToItsChannel(tx, ask);
    }

    /** Whether anyone in the channel may take it up, as no helpers are named. */
    private boolean isOpenToItsChannel(Tx tx, Ask ask) {
        return !ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam team
                && teams.helpers(tx, ask.id().workspace(), team.channel()).isEmpty();
    }

    /**
     * Whether someone may see a team's asks without taking part: those for the channel, or those for its helpers only.
     */
    public boolean maySeeAsksOf(Tx tx, WorkspaceId workspace, ChannelId team, PersonId person, boolean helpersOnly) {
        return people.find(tx, workspace, person).filter(Person::isColleague).isPresent()
                && (teams.helpers(tx, workspace, team).contains(person)
                        || !helpersOnly && teams.access().mayKnowOf(tx, workspace, team, person));
    }

    /**
     * Whether an ask that is handed there could be read by people who can't read it now: from a person by those of a
     * team, or from a closed channel by the whole company. An ask for helpers only stays one.
     */
    boolean wouldPublish(Tx tx, Ask ask, Addressee whom) {
        if (ask.helpersOnly() || !(whom instanceof Addressee.OfTeam team)) {
            return false;
        }
        return !(ask.addressee() instanceof Addressee.OfTeam before)
                || !isOpen(tx, ask, before.channel()) && isOpen(tx, ask, team.channel());
    }

    private boolean isOpen(Tx tx, Ask ask, ChannelId channel) {
        return ChannelAccess.isOpen(teams.channel(tx, ask.id().workspace(), channel));
    }

    /** The person, if they may still see it. */
    Optional<PersonId> seeing(Tx tx, Ask ask, PersonId person) {
        return Optional.of(person).filter(reader -> maySee(tx, ask, reader));
    }

    /** The roles of someone in an ask. */
    Set<Role> roles(Tx tx, Ask ask, PersonId person) {
        return roles(tx, ask, person, null);
    }

    /** The same for someone who pressed in a channel, if they did. */
    Set<Role> roles(Tx tx, Ask ask, PersonId person, @Nullable ChannelId pressedIn) {
        boolean helps = ask.addressee() instanceof Addressee.OfTeam team
                && (helps(tx, ask, team.channel(), person)
                        || isOnCardIn(ask, pressedIn) && isOpenToItsChannel(tx, ask));
        return ask.roles(person, helps);
    }

    private boolean helps(Tx tx, Ask ask, ChannelId channel, PersonId person) {
        WorkspaceId workspace = ask.id().workspace();
        // An ask for helpers only does not open up to everyone when no helpers are named any more.
        return ask.helpersOnly()
                ? teams.helpers(tx, workspace, channel).contains(person)
                : teams.helps(tx, workspace, channel, person);
    }

    /** The current moment, with the zones that matter to an ask. */
    public AskClock clock(Tx tx, Ask ask) {
        Person requester = person(tx, ask, ask.requester());
        Person doer = ask.assignee() == null ? requester : person(tx, ask, ask.assignee());
        return new AskClock(tx.now(), doer.zone(), requester.zone());
    }

    /** Whether the last step but for comments, with this id, is that someone left. */
    public boolean isLeft(Tx tx, Ask ask, long step) {
        List<HistoryRow> history =
                tx.dao(AskDao.class).history(ask.id().workspace(), ask.id().number());
        return history.stream()
                .map(HistoryRow::entry)
                .filter(entry -> entry.step() != Step.COMMENT)
                .reduce((earlier, later) -> later)
                .filter(last -> last.id() == step && last.step() == Step.LEFT)
                .isPresent();
    }

    /** Whether it waits for someone who has left, or for helpers of whom there are none. */
    boolean isAskedOfNobody(Tx tx, Ask ask) {
        return ask.state() == State.OPEN
                && (ask.addressee() instanceof Addressee.OfPerson asked
                        ? person(tx, ask, asked.person()).gone()
                        : ask.helpersOnly()
                                && ask.addressee() instanceof Addressee.OfTeam team
                                && !teams.hasHelpers(tx, ask.id().workspace(), team.channel(), ask.requester()));
    }

    Person person(Tx tx, Ask ask, PersonId id) {
        return people.find(tx, ask.id().workspace(), id).orElseGet(() -> Person.stranger(id, "", ZoneOffset.UTC));
    }

    /** Refuses a requester whom we can't tell what becomes of it. */
    private static void requireHere(Person requester) {
        if (requester.gone() || requester.isBot()) {
            throw new Refusal(AskReason.FOR_NOBODY_HERE);
        }
    }

    /** Refuses people of other companies; of someone unknown, that has to be read first. */
    private static void requireOfThisCompany(Person person) {
        People.requireRead(person, person.id());
        if (person.kind() == Person.Kind.FOREIGN) {
            throw new Refusal(AskReason.FROM_ANOTHER_COMPANY);
        }
    }
}
