package obliged.slack.kit;

import com.slack.api.model.view.View;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a reminder that a press came from, or a form that opened from there. It is written as
 * {@code reminder/7/0} and comes back through the client.
 */
public record ReminderPlace(long reminder, int page) {
    private static final Pattern SHAPE = Pattern.compile("reminder/(\\d{1,15})/(\\d{1,4})");

    public static @Nullable ReminderPlace read(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                ? new ReminderPlace(Long.parseLong(shape.group(1)), Integer.parseInt(shape.group(2)))
                : null;
    }

    /** Notes in a form that it was opened from a reminder, so that its row changes when the form is sent. */
    public static void sign(View form, String from) {
        if (form.getPrivateMetadata() != null && read(from) != null) {
            form.setPrivateMetadata(form.getPrivateMetadata() + " " + from);
        }
    }

    /** The reminder from which a form was opened, as {@link #sign} noted it. */
    public static @Nullable ReminderPlace signed(FormSubmission sent) {
        return read(sent.about().replaceFirst("^\\S* ", ""));
    }

    @Override
    public String toString() {
        return "reminder/" + reminder + "/" + page;
    }
}
