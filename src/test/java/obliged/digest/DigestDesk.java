package obliged.digest;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import obliged.TeamColleagues;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.Habits;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.shared.WorkingHours;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import obliged.team.WorkingSpan;
import obliged.thanks.Gift;
import obliged.thanks.NewThanks;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYous;
import org.jspecify.annotations.Nullable;

/**
 * Teams that are asked things, on a real file. It is Monday 2 November 2026, 9:00 in Lisbon, until {@link #now} is set.
 * Bo and Chi help in the open {@link #IT}, which answers within four hours; everyone in the closed {@link #HR} does, Bo
 * and Eve; {@link #NET} is in Kathmandu, works from Sunday to Thursday, and Dan in Tokyo helps there.
 */
final class DigestDesk implements AutoCloseable {
    static final WorkspaceId ACME = new WorkspaceId("T1");
    static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
    static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");

    static final PersonId ANA = new PersonId("ana");
    static final PersonId BO = new PersonId("bo");
    static final PersonId CHI = new PersonId("chi");
    static final PersonId DAN = new PersonId("dan");
    static final PersonId EVE = new PersonId("eve");
    static final PersonId MEG = new PersonId("meg");
    static final PersonId GUS = new PersonId("gus");
    static final PersonId FAY = new PersonId("fay");
    static final PersonId US = new PersonId("us");

    static final ChannelId IT = new ChannelId("it");
    static final ChannelId HR = new ChannelId("hr");
    static final ChannelId NET = new ChannelId("net");
    static final ChannelId GENERAL = new ChannelId("general");
    static final ChannelId LEADS = new ChannelId("leads");

    static final WorkingHours LISBON_HOURS = new WorkingHours(
            LISBON, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    static final WorkingHours KATHMANDU_HOURS = new WorkingHours(
            KATHMANDU,
            EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
            LocalTime.of(10, 0),
            LocalTime.of(16, 30));

    final Path file;
    final Store store;
    final People people;
    final Teams teams;
    final Outbox outbox;
    final Asks asks;
    final AskSteps steps;
    final ThankYous thanks;
    final Digests digests;
    volatile Instant now = MONDAY;
    private final AtomicInteger keys = new AtomicInteger();

    DigestDesk(Path directory) {
        file = directory.resolve("obliged.db");
        store = Store.open(EmptyFile.at(file), () -> now);
        people = new People(store);
        teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        outbox = new Outbox(store);
        asks = new Asks(store, people, teams, outbox);
        steps = new AskSteps(store, people, teams, outbox);
        thanks = new ThankYous(store, people, teams, outbox, 100);
        digests = digests();
        people.save(new Workspace(ACME, "Acme", "https://acme.example/", US, now, null));
        people.save(
                ACME,
                List.of(
                        person(ANA, LISBON, Person.Kind.MEMBER),
                        person(BO, LISBON, Person.Kind.MEMBER),
                        person(CHI, TOKYO, Person.Kind.MEMBER),
                        person(DAN, TOKYO, Person.Kind.MEMBER),
                        person(EVE, LISBON, Person.Kind.MEMBER),
                        person(MEG, LISBON, Person.Kind.MEMBER),
                        person(GUS, LISBON, Person.Kind.GUEST),
                        person(FAY, LISBON, Person.Kind.FOREIGN),
                        person(US, LISBON, Person.Kind.BOT)));
        teams.save(
                ACME,
                List.of(
                        channel(IT, false),
                        channel(HR, true),
                        channel(NET, false),
                        channel(GENERAL, false),
                        channel(LEADS, true)));
        teams.members(ACME, IT, List.of(BO, CHI, GUS, FAY));
        teams.members(ACME, HR, List.of(BO, EVE));
        teams.members(ACME, NET, List.of(DAN));
        team(BO, IT, LISBON_HOURS, WorkingSpan.ofHours(4), BO, CHI);
        team(BO, HR, LISBON_HOURS, WorkingSpan.ofDays(1));
        team(DAN, NET, KATHMANDU_HOURS, WorkingSpan.ofDays(2), DAN, CHI);
    }

    /** As if the process began anew on the same file. */
    Digests digests() {
        return new Digests(store, people, teams, asks, thanks, outbox);
    }

    static Channel channel(ChannelId id, boolean closed) {
        return new Channel(id, id.value(), closed, false, true, false);
    }

    static Person person(PersonId id, ZoneId zone, Person.Kind kind) {
        return new Person(id, id.value(), zone, kind, false);
    }

    /** Says how a team works, in place of what was said before. */
    void team(PersonId by, ChannelId channel, WorkingHours hours, WorkingSpan firstAnswer, PersonId... helpers) {
        teams.change(
                ACME,
                by,
                new Team(channel, null, null, Set.of(helpers), null, hours, firstAnswer, null, null, null),
                teams.team(ACME, channel).map(Team::changedAt).orElse(null));
    }

    /** Lets someone's own public holidays be those of Portugal. */
    void portugueseHolidays(PersonId who) {
        people.habits(
                ACME,
                described(who),
                new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, null, new PublicHolidays("PT")));
    }

    /** The same for a team. */
    void portugueseHolidays(PersonId by, ChannelId channel, PersonId... helpers) {
        WorkingHours hours = team(channel).hours();
        team(
                by,
                channel,
                new WorkingHours(hours.zone(), hours.days(), hours.opens(), hours.closes(), new PublicHolidays("PT")),
                team(channel).firstAnswer(),
                helpers);
    }

    Team team(ChannelId channel) {
        return teams.team(ACME, channel).orElseThrow();
    }

    Act act(PersonId by) {
        return act(by, "key/" + keys.incrementAndGet());
    }

    static Act act(PersonId by, String key) {
        return new Act(ACME, described(by), null, key);
    }

    static Person described(PersonId id) {
        return Person.stranger(id, id.value(), LISBON);
    }

    static NewAsk.To to(PersonId person) {
        return new NewAsk.ToPerson(described(person));
    }

    static NewAsk.To to(ChannelId channel) {
        return new NewAsk.ToChannel(channel(channel, false));
    }

    /** Someone asks a team. */
    long ask(PersonId by, ChannelId team) {
        return ask(by, to(team), null, false, null);
    }

    long ask(PersonId by, NewAsk.To to, @Nullable Date neededBy, boolean helpersOnly, @Nullable String impact) {
        Ask logged = asks.log(new NewAsk(
                act(by), described(by), to, helpersOnly, new Wish("a second screen", impact, neededBy), null, null));
        return logged.id().number();
    }

    /** Someone asks a team, and it is done an hour after it was asked, and confirmed. */
    long solved(PersonId by, ChannelId team, PersonId helper) {
        long number = ask(by, team);
        solve(by, number, helper);
        return number;
    }

    void solve(PersonId by, long number, PersonId helper) {
        pass(Duration.ofHours(1));
        steps.accept(act(helper), number, null);
        steps.done(act(helper), number, null);
        steps.confirm(act(by), number);
    }

    ThankYou thank(PersonId by, @Nullable ChannelId channel, PersonId... whom) {
        return thanks.give(new NewThanks(
                        act(by),
                        Arrays.stream(whom).map(DigestDesk::described).toList(),
                        List.of(),
                        Gift.of("for number " + keys.incrementAndGet()),
                        channel,
                        Occasion.NONE,
                        false))
                .thanks();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void tick() {
        digests.tellAll(ACME);
    }

    /** The digests that were ever owed, each as its key. */
    List<String> told() {
        return Tables.rows(file, "SELECT key FROM notice WHERE kind = 'digest.post' ORDER BY id").stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** The number under which a digest was saved. */
    long number(Digest digest) {
        String monday = digest.basics().week().monday().toString();
        return Long.parseLong(Tables.rows(
                        file,
                        "SELECT number FROM digest WHERE week = '" + monday + "' AND channel_id = '"
                                + digest.basics().team().value() + "'")
                .get(0)
                .get(0));
    }

    /** The last digest that was owed. */
    Digest last() {
        List<List<String>> rows = Tables.rows(file, "SELECT MAX(number) FROM digest");
        return digests.find(ACME, Long.parseLong(rows.get(0).get(0))).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }
}
