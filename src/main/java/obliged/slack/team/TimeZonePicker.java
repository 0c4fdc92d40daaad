package obliged.slack.team;

import com.slack.api.model.block.composition.OptionObject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import obliged.shared.SearchText;
import obliged.slack.dates.DateText;
import obliged.slack.kit.FormBuilder;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** The field that names a time zone: any that has a place's name, found as someone types. */
final class TimeZonePicker {
    private static final TreeSet<String> ALL = new TreeSet<>(ZoneId.getAvailableZoneIds());

    private TimeZonePicker() {}

    static Optional<ZoneId> read(@Nullable String chosen) {
        return chosen != null && ALL.contains(chosen) ? Optional.of(ZoneId.of(chosen)) : Optional.empty();
    }

    /** With the time there, so that people see whether it is theirs. */
    static OptionObject option(ZoneId zone, Instant now) {
        String time = DateText.time(LocalTime.ofInstant(now, zone));
        return FormBuilder.option(zone.getId(), Mrkdwn.of(zone.getId().replace('_', ' ') + ", now " + time));
    }

    /** What to offer someone who typed this; at first their own zone and those of their part of the world. */
    static List<OptionObject> search(String typed, ZoneId own, Instant now) {
        String wanted = searched(typed.strip());
        String region = own.getId().replaceFirst("/.*", "/");
        Stream<String> found = wanted.isEmpty()
                ? Stream.concat(
                        Stream.of(own.getId()),
                        ALL.stream()
                                .filter(id -> id.startsWith(region) && !id.equals(own.getId()))
                                .sorted(Comparator.comparing(id -> distance(ZoneId.of(id), own, now))))
                : ALL.stream()
                        .filter(id -> searched(id).contains(wanted))
                        // Places come before the many old names that stand for them.
                        .sorted(Comparator.comparing((String id) -> !isPlace(id))
                                .thenComparing(id -> !searched(id)
                                        .startsWith(wanted, searched(id).lastIndexOf('/') + 1)));
        return found.filter(ALL::contains)
                .limit(FormBuilder.MOST_OPTIONS)
                .map(id -> option(ZoneId.of(id), now))
                .toList();
    }

    private static String searched(String text) {
        return SearchText.folded(text).replace('_', ' ');
    }

    private static int distance(ZoneId zone, ZoneId own, Instant now) {
        return Math.abs(zone.getRules().getOffset(now).getTotalSeconds()
                - own.getRules().getOffset(now).getTotalSeconds());
    }

    private static boolean isPlace(String id) {
        return id.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");
    }
}
