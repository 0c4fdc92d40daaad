package obliged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obliged.ask.data.AskPersonalData;
import obliged.shared.Service;
import obliged.shared.Trouble;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.AttachedStore;
import obliged.store.Backup;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator wants done once a day: a backup, of which the newest seven are kept, and the erasure of what people
 * said in asks that were closed long ago. It has a thread of its own, since both may take minutes.
 */
final class Upkeep implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final String NAME = "obliged-\\d{4}-\\d{2}-\\d{2}\\.db";
    private static final int KEPT = 7;

    /** How many asks are erased in one transaction, so that nobody waits for it. */
    private static final int MOST = 50;

    private final Path database;
    private final Config.Operation wanted;
    private final ZoneId zone;
    private final Store store;
    private final WorkspaceIdentity identity;
    private final InstantSource clock;
    private final Service service = new Service("upkeep", this::run);
    private volatile @Nullable String problem;
    private Instant tryAgain = Instant.MIN;
    private @Nullable LocalDate erased;

    Upkeep(Config config, Store store, WorkspaceIdentity identity, InstantSource clock) {
        this.database = config.database();
        this.wanted = config.operation();
        this.zone = config.defaultZone();
        this.store = store;
        this.identity = identity;
        this.clock = clock;
    }

    void start() {
        service.start();
    }

    Service service() {
        return service;
    }

    /** Why the last try failed, if it did. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void run() {
        try {
            do {
                doWhatIsDue();
            } while (service.pause(BETWEEN_LOOKS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what has not been done today. */
    synchronized void doWhatIsDue() {
        Instant now = clock.instant();
        if (now.isBefore(tryAgain)) {
            return;
        }
        try {
            if (wanted.backupDirectory() != null) {
                backUp(wanted.backupDirectory(), now.atZone(zone).toLocalDate());
            }
            if (wanted.retentionDays() != null) {
                eraseClosed(now, wanted.retentionDays());
            }
            problem = null;
        } catch (RuntimeException | IOException e) {
            tryAgain = now.plus(AFTER_FAILURE);
            problem = e instanceof Trouble trouble ? trouble.sentence() : String.valueOf(e);
            log.error("upkeep failed and will be tried again in an hour: {}", problem);
        }
    }

    private void backUp(Path directory, LocalDate day) throws IOException {
        Path target = directory.resolve("obliged-" + day + ".db");
        if (Files.exists(target)) {
            return;
        }
        // Nobody else writes here, so what is unfinished is what an earlier process left.
        for (Path unfinished : named(directory, NAME + "\\" + Backup.UNFINISHED)) {
            Files.delete(unfinished);
        }
        log.info("wrote the backup {}, {} bytes", target, store.backUp(target));
        List<Path> all = named(directory, NAME);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.delete(old);
        }
    }

    /** The files with such names, the oldest day first. */
    private static List<Path> named(Path directory, String pattern) throws IOException {
        if (!Files.isDirectory(directory)) {
            // Its disk may not be mounted just now; the backup itself says so.
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    /** Through a connection of its own, which overwrites what it deletes. */
    private void eraseClosed(Instant now, int days) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Optional<WorkspaceId> workspace = identity.workspace().map(one -> one.id());
        if (today.equals(erased) || workspace.isEmpty()) {
            return;
        }
        Instant before = now.minus(Duration.ofDays(days));
        int all = 0;
        try (AttachedStore attached = AttachedStore.open(database, clock)) {
            int some;
            do {
                some = attached.write(tx -> AskPersonalData.eraseClosed(tx, workspace.get(), before, MOST));
                all += some;
            } while (some == MOST && !service.isStopped());
            if (all > 0) {
                PersonsData.tidy(attached);
                log.info("erased the words of {} asks that were closed more than {} days ago", all, days);
            }
        }
        erased = today;
    }

    @Override
    public void close() {
        service.stop(CLOSING);
    }
}
