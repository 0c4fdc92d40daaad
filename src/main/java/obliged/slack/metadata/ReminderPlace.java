package obliged.slack.metadata;

import com.slack.api.model.view.View;
import org.jspecify.annotations.Nullable;

/** The page of a reminder that a press came from, or a form that opened from there. */
public record ReminderPlace(long reminder, int page) {
    public ReminderPlace {
        if (reminder < 0 || page < 0) {
            throw new IllegalArgumentException("no such page");
        }
    }

    public static @Nullable ReminderPlace read(String text) {
        return Metadata.read(text, ReminderPlace.class, EarlierNotation.REMINDER)
                .orElse(null);
    }

    /** Notes in a form that it was opened from a reminder, so that its row changes when the form is sent. */
    public static void sign(View form, String from) {
        ReminderPlace place = read(from);
        if (form.getPrivateMetadata() != null && place != null) {
            AskMetadata about = AskMetadata.read(form.getPrivateMetadata()).orElse(AskMetadata.NOTHING);
            form.setPrivateMetadata(about.openedFrom(place).text());
        }
    }

    public String text() {
        return Metadata.write(this);
    }
}
