package obliged.slack.dates;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import obliged.shared.SearchText;
import obliged.slack.dates.DateQuestion.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time zone behind a time: {@code ET}, {@code UTC+2}, {@code (Lisbon)}, {@code Berlin time}. Clocks go by the
 * rules of the IANA database.
 */
final class ZoneParser {
    /**
     * What people write for a zone, and which they may mean. {@code +} is in force only while that place is on summer
     * time, {@code -} only while it isn't.
     */
    private static final Map<String, List<String>> SHORT = table("""
            utc  UTC
            gmt  UTC
            z    UTC
            et   America/New_York
            est  America/New_York-
            edt  America/New_York+
            ct   America/Chicago
            cdt  America/Chicago+
            cst  America/Chicago- Asia/Shanghai America/Havana-
            mt   America/Denver
            mst  America/Denver-
            mdt  America/Denver+
            pt   America/Los_Angeles
            pst  America/Los_Angeles-
            pdt  America/Los_Angeles+
            akst America/Anchorage-
            akdt America/Anchorage+
            hst  Pacific/Honolulu
            ast  America/Halifax- Asia/Riyadh
            adt  America/Halifax+
            nst  America/St_Johns-
            brt  America/Sao_Paulo
            art  America/Argentina/Buenos_Aires
            clt  America/Santiago
            cot  America/Bogota
            wet  Europe/Lisbon
            west Europe/Lisbon+
            bst  Europe/London+ Asia/Dhaka
            cet  Europe/Brussels
            cest Europe/Brussels+
            mez  Europe/Berlin
            mesz Europe/Berlin+
            eet  Europe/Athens
            eest Europe/Athens+
            msk  Europe/Moscow
            trt  Europe/Istanbul
            ist  Asia/Kolkata Asia/Jerusalem- Europe/Dublin+
            idt  Asia/Jerusalem+
            gst  Asia/Dubai Atlantic/South_Georgia
            pkt  Asia/Karachi
            npt  Asia/Kathmandu
            ict  Asia/Bangkok
            wib  Asia/Jakarta
            pht  Asia/Manila
            sgt  Asia/Singapore
            hkt  Asia/Hong_Kong
            jst  Asia/Tokyo
            kst  Asia/Seoul
            awst Australia/Perth
            acst Australia/Adelaide-
            acdt Australia/Adelaide+
            aest Australia/Brisbane
            aedt Australia/Sydney+
            aet  Australia/Sydney
            nzt  Pacific/Auckland
            nzst Pacific/Auckland-
            nzdt Pacific/Auckland+
            wat  Africa/Lagos
            cat  Africa/Maputo
            eat  Africa/Nairobi
            sast Africa/Johannesburg
            """);

    /** What stands before <em>time</em>, beside the names of cities. */
    private static final Map<String, List<String>> REGIONS = table("""
            eastern  America/New_York
            central  America/Chicago
            mountain America/Denver
            pacific  America/Los_Angeles
            uk       Europe/London
            india    Asia/Kolkata
            japan    Asia/Tokyo
            """);

    /** Words too, unless they are written in capitals or behind {@code am} or {@code pm}. */
    private static final Set<String> ONLY_IN_CAPITALS = Set.of(
            "z", "et", "ct", "mt", "pt", "cat", "eat", "art", "wet", "west", "cot", "ist", "wat", "est", "mez", "wib");

    private static final Map<String, List<String>> CITIES = cities();
    private static final int LONGEST_CITY = 3;
    private static final String LIKE = "15:00 Berlin time";

    /**
     * What was found.
     *
     * @param zones those that it may be, by their ids, with a sign where only one half of the year is meant; none means
     *     the writer's own
     * @param end the first token behind it
     */
    record Found(String name, List<String> zones, @Nullable DateQuestion question, int end) {}

    private ZoneParser() {}

    /** The zone that is typed from there on, in brackets or not. */
    static @Nullable Found find(Tokens tokens, int from) {
        boolean bracket = tokens.at(from).is("(") || tokens.at(from).is("[");
        int at = bracket ? from + 1 : from;
        Found found = bare(tokens, at, bracket);
        if (found == null || !bracket) {
            return found;
        }
        Token close = tokens.at(found.end);
        return close.is(")") || close.is("]")
                ? new Found(found.name, found.zones, found.question, found.end + 1)
                : null;
    }

    private static @Nullable Found bare(Tokens tokens, int at, boolean bracket) {
        Token token = tokens.at(at);
        if (token.is("+") || token.is("-")) {
            // 9am-10am is no zone.
            boolean behindT = tokens.at(at - 4).is("t") || tokens.at(at - 6).is("t");
            return token.isAttached() && behindT ? offset(tokens, at) : null;
        }
        if (!token.isWord() || token.onNewLine()) {
            return null;
        }
        if (token.is("utc") || token.is("gmt")) {
            Found offset = offset(tokens, at + 1);
            return offset != null ? offset : new Found("UTC", List.of("UTC"), null, at + 1);
        }
        boolean time = tokens.at(at + 1).is("time");
        if (time && Set.of("my", "our", "local").contains(token.text())) {
            return new Found(token.text(), List.of(), null, at + 2);
        }
        if (time && Set.of("your", "their", "his", "her").contains(token.text())) {
            return asked("I don't know which time zone “" + token.text() + " time” is", token, at + 2);
        }
        List<String> zones = SHORT.get(token.text());
        String typed = tokens.typed().substring(token.start(), token.end());
        boolean capitals = typed.chars().noneMatch(Character::isLowerCase);
        Token half = tokens.at(bracket ? at - 2 : at - 1);
        boolean behindHalf = half.is("am") || half.is("pm");
        if (zones != null && (capitals || time || behindHalf || !ONLY_IN_CAPITALS.contains(token.text()))) {
            return new Found(typed.toUpperCase(Locale.ROOT), zones, null, time ? at + 2 : at + 1);
        }
        Found city = city(tokens, at, bracket);
        if (city != null) {
            return city;
        }
        boolean unknown = capitals && typed.matches("[A-Z]{1,3}(ST|DT)")
                || time && Character.isUpperCase(typed.codePointAt(0)) && !typed.matches("(?i)this|next|any|same|that");
        return unknown ? asked("I don't know the time zone " + typed, token, time ? at + 2 : at + 1) : null;
    }

    private static Found asked(String why, Token token, int end) {
        return new Found(token.text(), List.of(), DateQuestion.of(Reason.UNKNOWN_ZONE, why, LIKE), end);
    }

    /** {@code +2}, {@code -05:30}, {@code +0100}. */
    private static @Nullable Found offset(Tokens tokens, int at) {
        Token sign = tokens.at(at);
        Token hours = tokens.at(at + 1);
        boolean signed = (sign.is("+") || sign.is("-")) && hours.isNumber() && hours.isAttached();
        if (!signed || hours.digits() > 4) {
            return null;
        }
        boolean together = hours.digits() > 2;
        Token minutes = tokens.at(at + 3);
        boolean apart = tokens.at(at + 2).is(":") && tokens.at(at + 2).isAttached() && minutes.digits() == 2;
        int h = together ? hours.value() / 100 : hours.value();
        int m = together ? hours.value() % 100 : apart ? minutes.value() : 0;
        int way = sign.is("-") ? -1 : 1;
        try {
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(way * h, way * m);
            return new Found("UTC" + offset, List.of(offset.getId()), null, apart ? at + 4 : at + 2);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code Lisbon time}, {@code (Lisbon)}, {@code eastern time}, or {@code Lisbon} at the end. */
    private static @Nullable Found city(Tokens tokens, int at, boolean bracket) {
        StringBuilder name = new StringBuilder();
        Found longest = null;
        for (int i = at; i < at + LONGEST_CITY && tokens.at(i).isWord(); i++) {
            name.append(i == at ? "" : " ").append(tokens.at(i).text());
            Token next = tokens.at(i + 1);
            boolean time = next.is("time");
            List<String> zones = CITIES.getOrDefault(name.toString(), REGIONS.getOrDefault(name.toString(), List.of()));
            boolean capital = Character.isUpperCase(
                    tokens.typed().codePointAt(tokens.at(at).start()));
            boolean closed = bracket ? next.is(")") || next.is("]") : capital && (next.isEnd() || next.onNewLine());
            boolean coast = Set.of("eastern", "pacific").contains(name.toString());
            if (!zones.isEmpty() && (time || closed || coast)) {
                longest = new Found(tokens.said(at, i + 1), zones, null, time ? i + 2 : i + 1);
            }
        }
        return longest;
    }

    /** The zone in which this is the time, or what must be asked. */
    static Zone zone(Found found, LocalDateTime time, ZoneId writers) {
        if (found.question != null) {
            return new Zone(null, found.question);
        }
        if (found.zones.isEmpty()) {
            return new Zone(writers, null);
        }
        List<String> inForce =
                found.zones.stream().filter(zone -> isInForce(zone, time)).toList();
        // People write their own zone's name as they know it.
        for (String zone : inForce) {
            if (id(zone).getRules().equals(writers.getRules())) {
                return new Zone(writers, null);
            }
        }
        if (found.zones.size() == 1 && inForce.isEmpty()) {
            ZoneId place = id(found.zones.get(0));
            return new Zone(
                    null,
                    DateQuestion.of(
                            Reason.OTHER_SEASON,
                            ZoneText.of(place) + " is not " + found.name + " on " + DayTable.said(time.toLocalDate()),
                            written(time, place)));
        }
        if (found.zones.size() > 1) {
            List<ZoneId> places = found.zones.stream().map(ZoneParser::id).toList();
            return new Zone(
                    null,
                    new DateQuestion(
                            Reason.SEVERAL_ZONES,
                            found.name + " could be "
                                    + places.stream().map(ZoneText::of).collect(Collectors.joining(" or ")),
                            places.stream().map(place -> written(time, place)).toList()));
        }
        return new Zone(id(inForce.get(0)), null);
    }

    record Zone(@Nullable ZoneId id, @Nullable DateQuestion question) {}

    private static String written(LocalDateTime time, ZoneId place) {
        return time.toLocalTime() + " " + ZoneText.of(place);
    }

    private static ZoneId id(String zone) {
        return ZoneId.of(zone.length() > 6 ? zone.replaceFirst("[+-]$", "") : zone);
    }

    private static boolean isInForce(String zone, LocalDateTime time) {
        if (!zone.endsWith("+") && !zone.endsWith("-")) {
            return true;
        }
        ZoneId place = id(zone);
        boolean summer = place.getRules().isDaylightSavings(time.atZone(place).toInstant());
        // Dublin's rules count its summer as standard and its winter as the exception.
        boolean reversed = place.getId().equals("Europe/Dublin");
        return zone.endsWith("+") == (summer != reversed);
    }

    private static Map<String, List<String>> cities() {
        Map<String, List<String>> cities = new HashMap<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")) {
                String city =
                        id.substring(id.lastIndexOf('/') + 1).replace('_', ' ').replace('-', ' ');
                List<String> zones = cities.computeIfAbsent(SearchText.folded(city), name -> new ArrayList<>());
                boolean known = zones.stream()
                        .anyMatch(zone ->
                                ZoneId.of(zone).getRules().equals(ZoneId.of(id).getRules()));
                if (!known) {
                    zones.add(id);
                }
            }
        }
        return Map.copyOf(cities);
    }

    private static Map<String, List<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split(" +"))
                .collect(Collectors.toUnmodifiableMap(
                        row -> row[0], row -> List.copyOf(Arrays.asList(row).subList(1, row.length))));
    }
}
