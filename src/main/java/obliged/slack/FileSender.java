package obliged.slack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import obliged.slack.api.FileUploads;
import obliged.slack.api.SentMessages;
import obliged.slack.api.SlackCalls;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.SlackMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files: a picture into an existing message, and someone's export to their direct messages. */
final class FileSender {
    private static final Logger log = LoggerFactory.getLogger(FileSender.class);

    /** Slack needs some time for a picture. With growing pauses, this many tries take some two minutes. */
    private static final int MOST_TRIES = 9;

    private final FileUploads files;
    private final SentMessages sent;

    /**
     * The ids of files uploaded for notices that are not done. After a restart the file is uploaded again; nobody sees
     * the first one.
     */
    private final ConcurrentMap<Long, String> brought = new ConcurrentHashMap<>();

    FileSender(SlackCalls calls, SentMessages sent) {
        this.files = new FileUploads(calls);
        this.sent = sent;
    }

    /** Shows a picture in its message. If that fails, the message is complete without it. */
    Outcome picture(Notice notice, Outgoing.Pictured pictured, Function<SlackMessage, Outcome> change) {
        String file = brought.get(notice.id());
        Outcome outcome = file == null
                ? bring(notice, pictured)
                : change.apply(pictured.post().apply(file));
        if (outcome instanceof Outcome.Never never && never.problem().equals("invalid_blocks")) {
            outcome = new Outcome.Later("the picture is not ready yet", false);
        }
        boolean again = outcome instanceof Outcome.Later && notice.attempts() + 1 < MOST_TRIES;
        if (again || outcome instanceof Outcome.Halted) {
            return outcome;
        }
        if (!(outcome instanceof Outcome.Settled)) {
            log.info("notice {}: its message stays without the picture: {}", notice.id(), outcome);
        }
        brought.remove(notice.id());
        return new Outcome.Settled();
    }

    private Outcome bring(Notice notice, Outgoing.Pictured pictured) {
        Optional<byte[]> png = pictured.png().get();
        return png.isEmpty()
                ? new Outcome.Settled()
                : withFile(
                        to -> to.write(png.get()),
                        content -> files.upload(pictured.name(), pictured.description(), content, id -> {
                            brought.put(notice.id(), id);
                            return new Outcome.Later("the picture is being taken in", false);
                        }));
    }

    Outcome attach(Notice notice, Outgoing.Attached attached) {
        String person = notice.recipient().id();
        Optional<Outcome> arrived = notice.isInDoubt() ? sent.findFile(person, attached.name()) : Optional.empty();
        return arrived.orElseGet(() -> withFile(
                attached.content(),
                content -> files.share(attached.name(), attached.title(), content, person, attached.comment())));
    }

    private static Outcome withFile(Outgoing.FileWriter writer, Function<Path, Outcome> then) {
        try {
            Path file = Files.createTempFile("obliged-", ".out");
            try {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                    writer.write(to);
                }
                return then.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Outcome.Later("no file could be written: " + e.getClass().getSimpleName(), false);
        }
    }
}
