package obliged.slack.team;

import com.slack.api.model.block.composition.OptionObject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import obliged.shared.PublicHolidays;
import obliged.shared.PublicHolidays.Place;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** The field that names the country or region whose public holidays are days off, found as someone types. */
public final class HolidaysPicker {
    private static final String ENDING = ".holidays";

    private HolidaysPicker() {}

    /** @param id whose it is, and what: {@code team.holidays} */
    public static Field field(String id) {
        return Field.optional(id, "Public holidays").hint("Type the name of a country or region.");
    }

    /** Whether a field is one of these. */
    public static boolean isField(String id) {
        return id.endsWith(ENDING);
    }

    /** What stands in the field; nothing for what we did not offer. */
    public static @Nullable PublicHolidays read(@Nullable String chosen) {
        return chosen == null ? null : PublicHolidays.find(chosen).orElse(null);
    }

    public static @Nullable OptionObject option(@Nullable PublicHolidays chosen) {
        return chosen == null
                ? null
                : PublicHolidays.place(chosen.code())
                        .map(HolidaysPicker::option)
                        .orElse(null);
    }

    private static OptionObject option(Place place) {
        return FormBuilder.option(place.code(), Mrkdwn.of(place.name()));
    }

    /** What to offer someone who typed this; at first the country of their time zone and its regions. */
    public static List<OptionObject> search(String typed, ZoneId own) {
        Stream<Place> found = typed.isBlank()
                ? Stream.concat(PublicHolidays.ofZone(own).stream(), PublicHolidays.countries().stream())
                : PublicHolidays.search(typed);
        return found.distinct()
                .limit(FormBuilder.MOST_OPTIONS)
                .map(HolidaysPicker::option)
                .toList();
    }
}
