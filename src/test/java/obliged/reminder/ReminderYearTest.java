package obliged.reminder;

import static java.util.stream.Collectors.toMap;
import static obliged.reminder.ReminderDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import obliged.ask.NewAsk;
import obliged.ask.value.Date;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.store.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The whole year 2011, half an hour at a time, for people who always have something to be reminded of: in that
 * year Samoa skipped a day. What should have come is found without any of our rules, by looking at each clock at each
 * tick.
 */
class ReminderYearTest {
    private static final Instant LONG_AGO = Instant.parse("2010-12-01T00:00:00Z");
    private static final Instant FROM = Instant.parse("2010-12-30T00:00:00Z");
    private static final Instant TO = Instant.parse("2012-01-02T00:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(30);

    /**
     * Summer time north and south of the equator, by half an hour, at midnight and at a minute past it; odd offsets; both
     * sides of the date line. In each there is someone with the usual habits, and someone else.
     */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Europe/Lisbon", "night"),
            Map.entry("America/New_York", "night"),
            Map.entry("America/St_Johns", "early"),
            Map.entry("America/Sao_Paulo", "early"),
            Map.entry("Asia/Kolkata", "late"),
            Map.entry("Asia/Kathmandu", "away"),
            Map.entry("Asia/Tehran", "early"),
            Map.entry("Australia/Lord_Howe", "night"),
            Map.entry("Pacific/Apia", "night"),
            Map.entry("Pacific/Auckland", "night"),
            Map.entry("Pacific/Kiritimati", "late"),
            Map.entry("Pacific/Honolulu", "off"));

    private static final PersonId BOSS = new PersonId("boss");
    private static final LocalDate BACK = LocalDate.of(2011, 3, 15);

    private static final PersonId WITH_STATUS = new PersonId("status in Europe/Berlin");
    private static final Instant HOLIDAY = Instant.parse("2011-07-04T12:00:00Z");
    private static final Instant HOLIDAY_ENDS = Instant.parse("2011-07-18T21:59:59Z");
    private static final Instant ILL = Instant.parse("2011-10-03T06:00:00Z");
    /** Half past eleven, when the day's reminder is not too late. */
    private static final Instant WELL = Instant.parse("2011-10-05T09:30:00Z");

    /** Those of 2011 that were neither a Saturday nor a Sunday. */
    private static final Set<LocalDate> PORTUGUESE_HOLIDAYS = Set.of(
            LocalDate.of(2011, 4, 22),
            LocalDate.of(2011, 4, 25),
            LocalDate.of(2011, 6, 10),
            LocalDate.of(2011, 6, 23),
            LocalDate.of(2011, 8, 15),
            LocalDate.of(2011, 10, 5),
            LocalDate.of(2011, 11, 1),
            LocalDate.of(2011, 12, 1),
            LocalDate.of(2011, 12, 8));

    private static final Map<String, Habits> HABITS = Map.of(
            "usual", Habits.USUAL,
            "night", new Habits(EnumSet.allOf(DayOfWeek.class), LocalTime.of(2, 30), true, null),
            "late", new Habits(Set.of(DayOfWeek.SUNDAY, DayOfWeek.THURSDAY), LocalTime.of(23, 30), true, null),
            "early", new Habits(EnumSet.range(DayOfWeek.THURSDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, true, null),
            "status", Habits.USUAL,
            "holidays",
                    new Habits(Habits.USUAL.days(), Habits.USUAL.remindedAt(), true, null, new PublicHolidays("PT")),
            "away", new Habits(Habits.USUAL.days(), LocalTime.of(8, 30), true, BACK),
            "off", new Habits(Habits.USUAL.days(), LocalTime.of(9, 0), false, null));

    /** A year has more commits than a busy disk takes in a few seconds: where memory is a folder, the file is there. */
    static final class InMemory implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "obliged")
                    : Files.createTempDirectory("obliged");
        }
    }

    @TempDir(factory = InMemory.class)
    Path directory;

    private final Map<PersonId, Person> everyone = new LinkedHashMap<>();

    @Test
    void exactlyOneMessageComesOnEachDayThatShouldHaveOneAndNoneElse() {
        try (ReminderDesk desk = new ReminderDesk(directory)) {
            desk.now = LONG_AGO;
            employ(desk);
            for (Instant tick = FROM; tick.isBefore(TO); tick = tick.plus(TICK)) {
                desk.now = tick;
                changeStatus(desk);
                desk.reminders.remind(ACME);
            }
            Map<PersonId, Map<String, Instant>> sent = sent(desk);
            for (Person person : everyone.values()) {
                assertThat(sent.getOrDefault(person.id(), Map.of()))
                        .as(person.id().value())
                        .isEqualTo(expected(person));
            }
            // One has switched them off; three have holidays or a status.
            assertThat(sent).hasSize(ZONES.size() * 2 - 1 + 3);
            assertThat(Tables.rows(
                            desk.file, "SELECT COUNT(*), COUNT(DISTINCT about) FROM notice WHERE kind = 'reminder'"))
                    .isEqualTo(Tables.rows(desk.file, "SELECT COUNT(*), COUNT(*) FROM reminder"));
            assertThat(sent.get(new PersonId("night in Pacific/Apia")))
                    .containsKeys("2011-12-29", "2011-12-31")
                    .doesNotContainKey("2011-12-30");
        }
    }

    /** Nothing changes for a year: what was never answered or agreed comes each week, what was done twice, late promises daily. */
    @Test
    void whatDoesNotChangeComesTwiceAndThenOnceAWeek() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        try (ReminderDesk desk = new ReminderDesk(directory)) {
            desk.now = LONG_AGO;
            Person boss = new Person(BOSS, "boss", ZoneId.of("UTC"), Person.Kind.MEMBER, false);
            desk.people.save(ACME, List.of(boss));
            desk.people.habits(ACME, boss, new Habits(Habits.USUAL.days(), LocalTime.NOON, false, null));
            Map<String, Person> cast = new TreeMap<>();
            for (String name : List.of("asks", "is asked to agree", "suggests", "is asked if solved", "waits")) {
                Person person = ReminderDesk.person(new PersonId(name), lisbon);
                desk.people.save(ACME, List.of(person));
                cast.put(name, person);
            }
            ask(desk, cast.get("asks"), boss);
            long agreed = ask(desk, cast.get("suggests"), cast.get("is asked to agree"));
            Date far = Date.on(LocalDate.of(2012, 11, 1), lisbon);
            desk.steps.accept(desk.act(new PersonId("is asked to agree")), agreed, far);
            desk.steps.suggest(
                    desk.act(new PersonId("suggests")), agreed, Date.on(LocalDate.of(2012, 10, 1), lisbon), null);
            long done = ask(desk, cast.get("is asked if solved"), boss);
            desk.steps.done(desk.act(BOSS), done, null);
            long late = ask(desk, cast.get("waits"), boss);
            desk.steps.accept(desk.act(BOSS), late, Date.on(LocalDate.of(2010, 12, 2), lisbon));

            Instant from = LocalDate.of(2011, 1, 3).atTime(9, 0).atZone(lisbon).toInstant();
            for (Instant tick = from; tick.isBefore(TO); tick = tick.plus(Duration.ofHours(12))) {
                desk.now = tick;
                desk.reminders.remind(ACME);
            }

            Map<PersonId, Map<String, Instant>> sent = sent(desk);
            List<String> weekly = new ArrayList<>(List.of("2011-01-03"));
            LocalDate.of(2011, 1, 4)
                    .datesUntil(LocalDate.of(2012, 1, 1), Period.ofWeeks(1))
                    .map(LocalDate::toString)
                    .forEach(weekly::add);
            for (String name : List.of("asks", "is asked to agree", "suggests")) {
                assertThat(days(sent, name)).as(name).isEqualTo(weekly);
            }
            assertThat(days(sent, "is asked if solved")).containsExactly("2011-01-03", "2011-01-04");
            assertThat(days(sent, "waits")).hasSize(260);
        }
    }

    private static long ask(ReminderDesk desk, @Nullable Person by, @Nullable Person of) {
        return desk.asks
                .log(NewAsk.of(
                        desk.act(Objects.requireNonNull(by).id()),
                        new NewAsk.ToPerson(Objects.requireNonNull(of)),
                        "a report",
                        null))
                .id()
                .number();
    }

    private static List<String> days(Map<PersonId, Map<String, Instant>> sent, String name) {
        return List.copyOf(sent.getOrDefault(new PersonId(name), Map.of()).keySet());
    }

    /** Each promised something to the boss long ago; the boss wants no reminders. */
    private void employ(ReminderDesk desk) {
        Person boss = new Person(BOSS, "boss", ZoneId.of("UTC"), Person.Kind.MEMBER, false);
        desk.people.save(ACME, List.of(boss));
        desk.people.habits(ACME, boss, new Habits(Habits.USUAL.days(), LocalTime.NOON, false, null));
        ZONES.forEach((zone, other) -> {
            employ(desk, "usual", ZoneId.of(zone));
            employ(desk, other, ZoneId.of(zone));
        });
        employ(desk, "holidays", ZoneId.of("Europe/Lisbon"));
        employ(desk, "holidays", ZoneId.of("Asia/Tokyo"));
        employ(desk, "status", ZoneId.of("Europe/Berlin"));
    }

    /** On holiday until the end of a day, then ill for an unknown time. */
    private void changeStatus(ReminderDesk desk) {
        Person person = Objects.requireNonNull(everyone.get(WITH_STATUS));
        if (desk.now.equals(HOLIDAY)) {
            desk.people.save(ACME, List.of(person.away(HOLIDAY_ENDS)));
        } else if (desk.now.equals(ILL)) {
            desk.people.save(ACME, List.of(person.away(Person.UNTIL_IT_GOES)));
        } else if (desk.now.equals(WELL)) {
            desk.people.save(ACME, List.of(person.away(null)));
        }
    }

    private static boolean isAway(Person person, Instant tick) {
        return person.id().equals(WITH_STATUS)
                && (!tick.isBefore(HOLIDAY) && tick.isBefore(HOLIDAY_ENDS)
                        || !tick.isBefore(ILL) && tick.isBefore(WELL));
    }

    private void employ(ReminderDesk desk, String habits, ZoneId zone) {
        Person described = ReminderDesk.person(new PersonId(habits + " in " + zone), zone);
        desk.people.save(ACME, List.of(described));
        desk.people.habits(ACME, described, Objects.requireNonNull(HABITS.get(habits)));
        everyone.put(described.id(), desk.people.find(ACME, described.id()).orElseThrow());
        long number = desk.asks
                .log(NewAsk.of(desk.act(BOSS), new NewAsk.ToPerson(described), "a report", null))
                .id()
                .number();
        desk.steps.accept(desk.act(described.id()), number, Date.on(LocalDate.of(2010, 12, 2), zone));
    }

    private static Map<PersonId, Map<String, Instant>> sent(ReminderDesk desk) {
        Map<PersonId, Map<String, Instant>> sent = new LinkedHashMap<>();
        for (List<String> row :
                Tables.rows(desk.file, "SELECT person_id, day, at FROM reminder WHERE day LIKE '2011-%'")) {
            Instant before = sent.computeIfAbsent(new PersonId(row.get(0)), one -> new TreeMap<>())
                    .put(row.get(1), Instant.ofEpochMilli(Long.parseLong(row.get(2))));
            assertThat(before).isNull();
        }
        return sent;
    }

    /** The first tick of each working day at which their clock shows their hour, or one after it. */
    private static Map<String, Instant> expected(Person person) {
        Map<LocalDate, Instant> expected = new TreeMap<>();
        for (Instant tick = FROM; tick.isBefore(TO); tick = tick.plus(TICK)) {
            LocalDateTime clock = LocalDateTime.ofInstant(tick, person.zone());
            Habits habits = person.habits();
            boolean late = clock.toLocalTime().isBefore(habits.remindedAt());
            boolean away = habits.awayUntil() != null && clock.toLocalDate().isBefore(habits.awayUntil());
            boolean off = habits.holidays() != null && PORTUGUESE_HOLIDAYS.contains(clock.toLocalDate());
            if (habits.reminded()
                    && !late
                    && !away
                    && !off
                    && !isAway(person, tick)
                    && habits.days().contains(clock.getDayOfWeek())) {
                expected.putIfAbsent(clock.toLocalDate(), tick);
            }
        }
        return expected.entrySet().stream()
                .filter(day -> day.getKey().getYear() == 2011)
                .collect(toMap(day -> day.getKey().toString(), Map.Entry::getValue));
    }
}
