package obliged.slack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import obliged.ask.value.FileProblem;
import obliged.ask.value.SentFile;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import obliged.slack.api.FileDownloads;
import obliged.slack.api.FileDownloads.Info;
import obliged.slack.api.FileUploads;
import obliged.slack.api.SentMessages;
import obliged.slack.api.SlackCalls;
import obliged.slack.kit.Outgoing;

/** Sends files: someone's export to their direct messages, and what people send each other. */
final class FileSender {
    /** How long a file that Slack has not finished, or whose card is not there yet, is waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Set<String> GONE =
            Set.of("file_not_found", "file_deleted", "access_denied", "channel_not_found", "not_in_channel");
    private static final Set<String> HARMFUL = Set.of("malware_detected", "file_is_malware", "blocked_file_type");
    private static final String FILE_NOT_FOUND = "file_not_found";

    private final FileUploads uploads;
    private final FileDownloads downloads;
    private final SentMessages sent;
    private final InstantSource clock;

    FileSender(SlackCalls calls, SentMessages sent, InstantSource clock) {
        this.uploads = new FileUploads(calls);
        this.downloads = new FileDownloads(calls);
        this.sent = sent;
        this.clock = clock;
    }

    Outcome attach(Notice notice, Outgoing.Attached attached) {
        String person = notice.recipient().id();
        Optional<Outcome> arrived = notice.isInDoubt() ? sent.findFile(person, attached.name()) : Optional.empty();
        return arrived.orElseGet(() -> inFile(file -> {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                attached.content().write(to);
            }
            return uploads.share(attached.name(), attached.title(), file, person, attached.comment());
        }));
    }

    /**
     * Passes on a file. Nobody sees a copy before its upload is completed; its id is saved before that, so that after a
     * lost answer Slack can tell whether it was.
     */
    Outcome carry(Notice notice, Outgoing.Carried carried) {
        Message under = carried.under();
        if (under == null) {
            return later(notice, "its card is not there yet", FileProblem.REFUSED);
        }
        Outcome outcome = carried.copy() == null
                ? downloads.info(carried.file(), file -> copied(notice, carried, under, file))
                : completed(carried.copy(), carried, under);
        return outcome instanceof Outcome.Never never
                ? new Outcome.Never(problem(never.problem()).name())
                : outcome;
    }

    private Outcome completed(String copy, Outgoing.Carried carried, Message under) {
        Outcome outcome = downloads.info(
                copy,
                file -> file.isIn(under.channel())
                        ? new Outcome.Settled()
                        : uploads.complete(copy, file.title(), under, carried.comment()));
        if (!outcome.equals(new Outcome.Never(FILE_NOT_FOUND))) {
            return outcome;
        }
        // Its bytes never arrived.
        carried.saving().accept(null);
        return new Outcome.Later("the upload starts over", false, true);
    }

    private Outcome copied(Notice notice, Outgoing.Carried carried, Message under, Info file) {
        if (file.isGone()) {
            return never(FileProblem.GONE);
        }
        if (!file.isHosted()) {
            return never(FileProblem.ELSEWHERE);
        }
        if (file.size() > SentFile.LARGEST) {
            return never(FileProblem.TOO_LARGE);
        }
        if (file.url().isEmpty()) {
            return later(notice, "Slack has not finished the file", FileProblem.UNFINISHED);
        }
        if (file.size() == 0) {
            return never(FileProblem.EMPTY);
        }
        return inFile(copy -> {
            Optional<Outcome> failed = downloads.download(file, copy);
            return failed.isPresent()
                    ? failed.get()
                    : uploads.send(plain(file.name()), copy, id -> {
                        carried.saving().accept(id);
                        return uploads.complete(id, file.title(), under, carried.comment());
                    });
        });
    }

    Outcome recall(Outgoing.Recalled recalled) {
        Outcome outcome = uploads.delete(recalled.copy());
        return outcome instanceof Outcome.Never never && GONE.contains(never.problem())
                ? new Outcome.Settled()
                : outcome;
    }

    /** The last part of a path, without what no name of a file holds. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() || last.matches("\\.+") ? "file" : last;
    }

    private Outcome later(Notice notice, String why, FileProblem problem) {
        Instant last = notice.owedAt().plus(PATIENCE);
        return clock.instant().isAfter(last) ? never(problem) : new Outcome.Later(why, false);
    }

    private static Outcome never(FileProblem problem) {
        return new Outcome.Never(problem.name());
    }

    private static FileProblem problem(String error) {
        for (FileProblem problem : FileProblem.values()) {
            if (problem.name().equals(error)) {
                return problem;
            }
        }
        return GONE.contains(error)
                ? FileProblem.GONE
                : HARMFUL.contains(error) ? FileProblem.HARMFUL : FileProblem.REFUSED;
    }

    /** Does something with a temporary file. */
    private interface WithFile {
        Outcome apply(Path file) throws IOException;
    }

    private static Outcome inFile(WithFile doing) {
        try {
            Path file = Files.createTempFile("obliged-", ".out");
            try {
                return doing.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Outcome.Later("no file could be written: " + e.getClass().getSimpleName(), false);
        }
    }
}
