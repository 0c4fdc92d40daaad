package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of weekdays, months, counts and units, in small letters without accents: English, German, French, Spanish,
 * Portuguese, Italian and Dutch. A name that is an everyday English word (<em>set</em>, <em>out</em>) is left out.
 */
final class Vocabulary {
    private static final Map<String, DayOfWeek> WEEKDAYS = table(DayOfWeek.class, """
            MONDAY    monday mon montag lundi lunes segunda lunedi maandag
            TUESDAY   tuesday tue tues dienstag mardi martes terca martedi dinsdag
            WEDNESDAY wednesday wed weds mittwoch mercredi miercoles quarta mercoledi woensdag
            THURSDAY  thursday thu thur thurs donnerstag jeudi jueves quinta giovedi donderdag
            FRIDAY    friday fri freitag vendredi viernes sexta venerdi vrijdag
            SATURDAY  saturday sat samstag sonnabend samedi sabado sabato zaterdag
            SUNDAY    sunday sun sonntag dimanche domingo domenica zondag
            """);

    /** They are words too, and name a weekday only before a day of the calendar: {@code Fr 27.11.} */
    private static final Map<String, DayOfWeek> WEEKDAYS_BEFORE_A_DATE = table(DayOfWeek.class, """
            MONDAY    mo lu lun seg ma
            TUESDAY   di mar ter
            WEDNESDAY mi mer mie qua wo we
            THURSDAY  do jeu jue qui gio th
            FRIDAY    fr ven vie sex vr
            SATURDAY  sa sam sab za
            SUNDAY    so dim dom zo su
            """);

    private static final Map<String, Month> MONTHS = table(Month.class, """
            JANUARY   january jan gen januar janner jaenner janvier janv enero janeiro gennaio januari
            FEBRUARY  february feb febr februar fevrier fevr fev febrero fevereiro febbraio februari
            MARCH     march mar marz maerz mrz mars marzo marco maart mrt
            APRIL     april apr avril avr abril abr aprile
            MAY       may mai mayo maio maggio mei
            JUNE      june jun juni juin junio junho giugno giu
            JULY      july jul juli juillet juil julio julho luglio lug
            AUGUST    august aug aout agosto augustus
            SEPTEMBER september sep sept septembre septiembre setiembre setembro settembre sett
            OCTOBER   october oct oktober okt octobre octubre outubro ottobre ott
            NOVEMBER  november nov novembre noviembre novembro
            DECEMBER  december dec dezember dez decembre diciembre dic dezembro dicembre
            """);

    private static final Map<String, Integer> COUNTS = counts("""
            1 a an one ein eine einem einer un una uno une um uma een
            2 two zwei deux dos due dois duas twee
            3 three drei trois tres tre drie
            4 four vier quatre cuatro quatro quattro
            5 five funf fuenf cinq cinco cinque vijf
            6 six sechs seis sei zes
            7 seven sieben sept siete sete sette zeven
            8 eight acht huit ocho oito otto
            9 nine neun neuf nueve nove negen
            10 ten zehn dix diez dez dieci tien
            11 eleven
            12 twelve
            14 fourteen vierzehn
            15 fifteen
            20 twenty
            30 thirty
            """);

    /** How far ahead. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WORKING_DAY,
        WEEK,
        FORTNIGHT,
        MONTH,
        QUARTER,
        YEAR
    }

    private static final Map<String, Unit> UNITS = table(Unit.class, """
            MINUTE    min mins minute minutes minuten minuto minutos minuti
            HOUR      h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur
            DAY       d day days tag tage tagen jour jours dia dias giorno giorni dag dagen
            WEEK      w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken
            FORTNIGHT fortnight fortnights
            MONTH     mo mos mth mths month months monat monate monaten mois mes meses mese mesi maand maanden
            QUARTER   quarter quarters quartal quartale trimestre trimestres
            YEAR      y yr yrs year years jahr jahre jahren ans ano anos anno anni jaar
            """);

    private static final Map<String, Integer> ORDINALS = counts("""
            1 first
            2 second
            3 third
            4 fourth
            5 fifth
            6 sixth
            7 seventh
            8 eighth
            9 ninth
            10 tenth
            """);

    /** What people type for a name that is further away than one slip. */
    private static final Map<String, String> MISSPELT = misspelt("""
            tomorrow  tommorow tommorrow tomorow tomorows tomarow tommrow tomrrow tommorw tomorrwo tmorow tomrorow
            today     todya tody toady tdoay otday
            wednesday wensday wendsday wedsday wensdy wednsdy wenesday weddnesday
            thursday  thurday thirsday thrusday thersday
            saturday  saterday satruday
            february  febuary feburary febrary
            """);

    /** Full English names, of which one slip away is no other word. */
    private static final List<String> NAMES = Arrays.asList(
            ("monday tuesday wednesday thursday friday saturday sunday tomorrow january february april august"
                            + " september october november december")
                    .split(" "));

    /** Words and names one slip away from those. */
    private static final Set<String> NOT_MISSPELT = Set.of(
            "frida",
            "sundry",
            "sundae",
            "augusta",
            "auguste",
            "augusto",
            "aprils",
            "monda",
            "decembers",
            "gust",
            "midday",
            "friary");

    private Vocabulary() {}

    static @Nullable DayOfWeek weekday(String word) {
        return WEEKDAYS.get(word);
    }

    /** Also those that name one only before a day of the calendar. */
    static @Nullable DayOfWeek weekdayOfDate(String word) {
        DayOfWeek weekday = WEEKDAYS.get(word);
        return weekday != null ? weekday : WEEKDAYS_BEFORE_A_DATE.get(word);
    }

    static @Nullable Month month(String word) {
        return MONTHS.get(word);
    }

    /** Zero if it is none. */
    static int count(String word) {
        return COUNTS.getOrDefault(word, 0);
    }

    static @Nullable Unit unit(String word) {
        return UNITS.get(word);
    }

    /** Zero if it is none. */
    static int ordinal(String word) {
        return ORDINALS.getOrDefault(word, 0);
    }

    /** The name that a word is one slip away from: a letter more, less, another, or two that changed places. */
    static Optional<String> meant(String word) {
        if (MISSPELT.containsKey(word)) {
            return Optional.of(MISSPELT.get(word));
        }
        boolean known = word.length() < 4 || MONTHS.containsKey(word) || WEEKDAYS.containsKey(word);
        if (known || NOT_MISSPELT.contains(word)) {
            return Optional.empty();
        }
        return NAMES.stream()
                .filter(name -> !word.equals(name + "s") && isOneSlipAway(word, name))
                .findFirst();
    }

    private static boolean isOneSlipAway(String word, String name) {
        int same = 0;
        int shorter = Math.min(word.length(), name.length());
        while (same < shorter && word.charAt(same) == name.charAt(same)) {
            same++;
        }
        return switch (word.length() - name.length()) {
            case 1 -> word.substring(same + 1).equals(name.substring(same));
            case -1 -> word.substring(same).equals(name.substring(same + 1));
            case 0 ->
                same < shorter
                        && (word.substring(same + 1).equals(name.substring(same + 1))
                                || same + 1 < shorter
                                        && word.charAt(same) == name.charAt(same + 1)
                                        && word.charAt(same + 1) == name.charAt(same)
                                        && word.substring(same + 2).equals(name.substring(same + 2)));
            default -> false;
        };
    }

    static String said(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String said(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** As it is typed: {@code dec}. */
    static String typed(Month month) {
        return month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Map<String, E> table(Class<E> type, String rows) {
        Map<String, E> table = new HashMap<>();
        rows.lines().map(row -> row.split(" +")).forEach(row -> {
            for (int i = 1; i < row.length; i++) {
                table.put(row[i], Enum.valueOf(type, row[0]));
            }
        });
        return Map.copyOf(table);
    }

    private static Map<String, Integer> counts(String rows) {
        Map<String, Integer> table = new HashMap<>();
        misspelt(rows).forEach((word, number) -> table.put(word, Integer.parseInt(number)));
        return Map.copyOf(table);
    }

    private static Map<String, String> misspelt(String rows) {
        Map<String, String> table = new HashMap<>();
        rows.lines().map(row -> row.split(" +")).forEach(row -> {
            for (int i = 1; i < row.length; i++) {
                table.put(row[i], row[0]);
            }
        });
        return Map.copyOf(table);
    }
}
