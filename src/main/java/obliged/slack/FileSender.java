package obliged.slack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import obliged.slack.api.FileUploads;
import obliged.slack.api.SentMessages;
import obliged.slack.api.SlackCalls;
import obliged.slack.kit.Outgoing;

/** Sends files: someone's export to their direct messages. */
final class FileSender {
    private final FileUploads files;
    private final SentMessages sent;

    FileSender(SlackCalls calls, SentMessages sent) {
        this.files = new FileUploads(calls);
        this.sent = sent;
    }

    Outcome attach(Notice notice, Outgoing.Attached attached) {
        String person = notice.recipient().id();
        Optional<Outcome> arrived = notice.isInDoubt() ? sent.findFile(person, attached.name()) : Optional.empty();
        return arrived.orElseGet(() -> share(person, attached));
    }

    private Outcome share(String person, Outgoing.Attached attached) {
        try {
            Path file = Files.createTempFile("obliged-", ".out");
            try {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                    attached.content().write(to);
                }
                return files.share(attached.name(), attached.title(), file, person, attached.comment());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Outcome.Later("no file could be written: " + e.getClass().getSimpleName(), false);
        }
    }
}
