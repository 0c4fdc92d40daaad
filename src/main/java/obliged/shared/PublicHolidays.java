package obliged.shared;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public holidays of a country or of a region in it, on which nobody there works. A year that the calendar does not
 * know has none.
 *
 * @param code the country as ISO 3166 has it, then its region and part of a region if any: {@code DE}, {@code DE-BY},
 *     {@code DE-BY-AG}
 */
public record PublicHolidays(String code) {
    private static final Logger log = LoggerFactory.getLogger(PublicHolidays.class);

    /** Dates in asks are within two years from now. Calendars are not known to be right long before or after our time. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2199;

    /** Computing a year takes longer than a reply may. There are few calendars and years in use, and none changes. */
    private static final ConcurrentMap<String, SortedSet<LocalDate>> YEARS = new ConcurrentHashMap<>();

    private static final String NAME = "country.description.";
    private static final Map<String, Place> COUNTRIES = readCountries();
    private static final Map<String, String> NAMES = readNames();
    private static final Map<String, String> ZONES = readZones();
    private static final ConcurrentMap<String, List<Place>> PLACES = new ConcurrentHashMap<>();

    /** A country or a region to choose, as people call it: {@code Germany}, {@code Bavaria, Germany}. */
    public record Place(String code, String name) {}

    /** Whether a day is a holiday. */
    public boolean includes(LocalDate day) {
        return year(day.getYear()).contains(day);
    }

    /** The holidays from one day to another, exclusive. */
    public SortedSet<LocalDate> between(LocalDate from, LocalDate to) {
        SortedSet<LocalDate> all = new TreeSet<>();
        for (int year = Math.max(from.getYear(), FIRST_YEAR); year <= Math.min(to.getYear(), LAST_YEAR); year++) {
            all.addAll(year(year));
        }
        return from.isBefore(to) ? all.subSet(from, to) : Collections.emptySortedSet();
    }

    private SortedSet<LocalDate> year(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR
                ? Collections.emptySortedSet()
                : YEARS.computeIfAbsent(code + " " + year, key -> read(year));
    }

    private SortedSet<LocalDate> read(int year) {
        SortedSet<LocalDate> days = new TreeSet<>();
        try {
            List<String> path = List.of(code.split("-"));
            String[] regions = path.subList(1, path.size()).stream()
                    .map(region -> region.toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
            for (Holiday holiday : manager(path.get(0)).getHolidays(Year.of(year), regions)) {
                if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                    days.add(holiday.getDate());
                }
            }
        } catch (DateTimeException | IllegalStateException | IllegalArgumentException e) {
            log.warn(
                    "the holidays of {} in {} are unknown: {}",
                    code,
                    year,
                    e.getClass().getSimpleName());
        }
        return days;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** The holidays of a country or region that has a calendar, or nothing. */
    public static Optional<PublicHolidays> find(String code) {
        return place(code).map(place -> new PublicHolidays(place.code()));
    }

    /** What a country or region that has a calendar is called, or nothing. */
    public static Optional<Place> place(String code) {
        return COUNTRIES.containsKey(country(code))
                ? places(country(code)).stream()
                        .filter(place -> place.code().equals(code))
                        .findFirst()
                : Optional.empty();
    }

    /** The country of a time zone and its regions, if the zone is in one that has a calendar. */
    public static List<Place> ofZone(ZoneId zone) {
        String country = ZONES.get(zone.getId());
        return country != null && COUNTRIES.containsKey(country) ? places(country) : List.of();
    }

    /** All countries that have a calendar, by name. */
    public static List<Place> countries() {
        return COUNTRIES.values().stream()
                .sorted(Comparator.comparing(Place::name))
                .toList();
    }

    /**
     * The countries and regions whose names have a word that begins with what was typed, countries first. Calendars are
     * read only for the countries where something was found, as reading all of them takes seconds.
     */
    public static Stream<Place> search(String typed) {
        String wanted = " " + searched(typed);
        Stream<Place> regions = NAMES.entrySet().stream()
                .filter(name -> name.getKey().contains("-"))
                .filter(name -> COUNTRIES.containsKey(country(name.getKey())))
                .filter(name -> (" " + searched(name.getValue() + ", " + countryName(name.getKey()))).contains(wanted))
                .flatMap(name -> place(name.getKey()).stream());
        return Stream.concat(
                        countries().stream()
                                .filter(place -> (" " + searched(place.name())).contains(wanted))
                                .flatMap(place -> places(place.code()).stream()),
                        regions)
                .distinct();
    }

    private static String searched(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static List<Place> places(String country) {
        return PLACES.computeIfAbsent(country, key -> {
            List<Place> all = new ArrayList<>();
            add(manager(country).getCalendarHierarchy(), country, countryName(country), all);
            return List.copyOf(all);
        });
    }

    private static void add(CalendarHierarchy part, String code, String name, List<Place> all) {
        all.add(new Place(code, name));
        part.getChildren().values().stream()
                .sorted(Comparator.comparing(region -> region.getDescription(Locale.ROOT)))
                .forEach(region -> add(
                        region,
                        code + "-" + region.getId().toUpperCase(Locale.ROOT),
                        region.getDescription(Locale.ROOT) + ", " + name,
                        all));
    }

    private static String countryName(String code) {
        return Objects.requireNonNull(COUNTRIES.get(country(code))).name();
    }

    private static String country(String code) {
        return code.replaceFirst("-.*", "");
    }

    /** Some calendars are of stock exchanges. */
    private static Map<String, Place> readCountries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(code -> code.length() == 2)
                .collect(toUnmodifiableMap(
                        code -> code, code -> new Place(code, new Locale("", code).getDisplayCountry(Locale.ENGLISH))));
    }

    /** The names of countries and regions by code; there are more than calendars have. */
    private static Map<String, String> readNames() {
        ResourceBundle names = ResourceBundle.getBundle("descriptions.country_descriptions", Locale.ROOT);
        return names.keySet().stream()
                .collect(toUnmodifiableMap(
                        key -> key.substring(NAME.length()).replace('.', '-').toUpperCase(Locale.ROOT),
                        names::getString,
                        (one, other) -> one));
    }

    private static Map<String, String> readZones() {
        try (InputStream file = Objects.requireNonNull(PublicHolidays.class.getResourceAsStream("zone-countries.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(toUnmodifiableMap(line -> line[1], line -> line[0], (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
