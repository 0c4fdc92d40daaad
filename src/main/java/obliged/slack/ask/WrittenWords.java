package obliged.slack.ask;

import static java.util.stream.Collectors.joining;

import com.slack.api.model.File;
import java.util.List;
import java.util.Objects;
import obliged.ask.value.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * What someone wrote in a message.
 *
 * @param text with Slack's escapes; the titles of the files if there is nothing else
 * @param files as {@code MessageWords} reduced them
 */
public record WrittenWords(String text, List<File> files) {
    public static final WrittenWords NOTHING = new WrittenWords("", List.of());

    public static WrittenWords of(@Nullable String text, @Nullable List<File> files) {
        return new WrittenWords(Objects.requireNonNullElse(text, ""), Objects.requireNonNullElse(files, List.of()));
    }

    public WrittenWords saying(String other) {
        return new WrittenWords(other, files);
    }

    /** The text, unless it is only the titles of the files. */
    public String ownText() {
        return text.equals(files.stream().map(File::getTitle).collect(joining(", "))) ? "" : text;
    }

    public List<SentFile> sent() {
        return files.stream()
                .map(file -> new SentFile(file.getId(), file.getName(), file.getSize()))
                .toList();
    }
}
