package obliged.slack.kit;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import obliged.ask.Act;
import obliged.person.Groups;
import obliged.person.ListReadings;
import obliged.person.OtherIds;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.Id;
import obliged.shared.PersonId;
import obliged.shared.RequestId;
import obliged.shared.Service;
import obliged.shared.WorkspaceId;
import obliged.slack.api.SlackCalls;
import obliged.slack.directory.DirectoryRound;
import obliged.slack.directory.Tenant;
import obliged.slack.directory.WorkspaceReader;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads who and what there is in the workspace: all of it at the start and once a day, page by page; and at once someone
 * who is met before that. Always on a thread of its own, never on the way to a reply. What has to know that people left
 * is called on the same thread.
 */
public final class DirectorySync implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DirectorySync.class);
    private static final int RETRY_SECONDS = 5;
    private static final String WHO_WE_ARE = "who we are";
    private static final String WORKSPACES = "workspaces";

    /** Whom we met since the last round; more are forgotten, and at most read twice. */
    private static final int MOST_MET = 10_000;

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final WorkspaceReader census;
    private final DirectoryRound round;
    private final SlackCalls calls;
    private final People people;
    private final OtherIds others;
    private final Teams teams;
    private final WorkspaceIdentity identity;
    private final ZoneId defaultZone;
    private final InstantSource clock;
    private final Consumer<WorkspaceId> cleanUpAfterLeavers;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    /** For what people wait for, which must not wait until everything is read. */
    private final ExecutorService met = Executors.newFixedThreadPool(2, run -> {
        Thread made = new Thread(run, "met");
        made.setDaemon(true);
        return made;
    });

    private final Service service = new Service("directory", this::run);
    private final DelayQueue<Job> jobs = new DelayQueue<>();

    /** Why something could not be read when it was tried last. */
    private final Map<String, String> problems =
            new ConcurrentHashMap<>(Map.of(WHO_WE_ARE, "Slack hasn't been reached yet"));

    /** The tracks of the round that are not read to their end. */
    private final Set<DirectoryRound.Track> underWay = ConcurrentHashMap.newKeySet();

    /** {@code cleanUpAfterLeavers} is called whenever people may have left; it looks itself for whom, and may be called again. */
    public DirectorySync(
            SlackCalls calls,
            People people,
            OtherIds others,
            Groups groups,
            Teams teams,
            ListReadings readings,
            WorkspaceIdentity identity,
            ZoneId defaultZone,
            InstantSource clock,
            Consumer<WorkspaceId> cleanUpAfterLeavers) {
        this.census = new WorkspaceReader(calls, defaultZone);
        this.round = new DirectoryRound(census, people, others, groups, teams, readings);
        this.calls = calls;
        this.people = people;
        this.others = others;
        this.teams = teams;
        this.identity = identity;
        this.defaultZone = defaultZone;
        this.clock = clock;
        this.cleanUpAfterLeavers = cleanUpAfterLeavers;
    }

    /** Knows at once what the file knows, and reads everything in the background, again and again until it is read. */
    public void start() {
        people.workspace().ifPresent(known -> {
            identity.is(new Tenant(known, people.workspaces(known.id())));
            // We may have been stopped between hearing that someone left and doing something about it.
            someoneLeft();
        });
        execute(this::begin);
        service.start();
    }

    /** The thread that reads. */
    public Service service() {
        return service;
    }

    /** Reads everything once more. */
    public void readAgain() {
        execute(this::begin);
    }

    /** Why the workspace could not be read, if it could not. */
    public Optional<String> problem() {
        return problems.values().stream().findFirst();
    }

    /** How much of the workspace was read, while it is read. */
    public Optional<String> progress() {
        return round.progress();
    }

    /** Someone of whom we know no more than a name, or not even that, is read, once. */
    public void meet(WorkspaceId workspace, PersonId id) {
        if (isNew(id)) {
            execute(() -> {
                if (!isRead(id)) {
                    attempt("person " + id.value(), () -> readPerson(id));
                }
            });
        }
    }

    private boolean isNew(Id what) {
        if (asked.size() >= MOST_MET) {
            asked.clear();
        }
        return asked.add(what.value());
    }

    /** Someone of whom we know nothing at all is read. */
    public void meetNew(PersonId id) {
        execute(() -> attempt("person " + id.value(), () -> readPerson(id)));
    }

    /** Who is in a team's channel is read when it is asked, unless that was just done. */
    public void meet(ChannelId channel) {
        if (isNew(channel)) {
            meetAgain(channel);
        }
    }

    /** A channel that changed is read, even if it was read before. */
    public void meetAgain(ChannelId channel) {
        execute(() -> attempt("channel " + channel.value(), () -> round.readWhole(identity.id(), channel)));
    }

    /** What someone who left had under way is settled, after the reply and off its way. */
    public void someoneLeft() {
        execute(this::settle);
    }

    /**
     * Reads who someone is, or who is in a channel, unless that is known by now, and then runs what waited for it, even
     * if it could not be read.
     */
    public void read(Id what, Runnable then) {
        if (!met.isShutdown()) {
            met.execute(RequestId.keep(() -> {
                if (what instanceof PersonId person && !isRead(person)) {
                    attempt("person " + person.value(), () -> readPerson(person));
                } else if (what instanceof ChannelId channel && !teams.access().isRead(identity.id(), channel)) {
                    attempt("channel " + channel.value(), () -> round.readWhole(identity.id(), channel));
                }
                try {
                    then.run();
                } catch (RuntimeException e) {
                    log.error("a request that waited for {} failed", what.value(), e);
                }
            }));
        }
    }

    private boolean isRead(PersonId person) {
        return people.find(identity.id(), others.known(identity.id(), person))
                .filter(known -> known.kind() != Person.Kind.STRANGER)
                .isPresent();
    }

    /** Whether someone belongs to another company, as far as we have read who they are. */
    public boolean isAbroad(Act act) {
        return people.find(act.workspace(), act.by())
                .filter(known -> known.kind() == Person.Kind.FOREIGN)
                .isPresent();
    }

    /** Saves someone as Slack describes them. */
    public void save(User user) {
        WorkspaceReader.Member member = census.member(user, identity.tenant());
        Person person = member.person();
        people.save(identity.id(), List.of(person));
        people.admin(identity.id(), person.id(), member.admin());
        saveOtherId(member);
        if (person.gone()) {
            someoneLeft();
        }
    }

    private void saveOtherId(WorkspaceReader.Member member) {
        member.otherId()
                .ifPresent(id -> others.save(
                        identity.id(),
                        List.of(new OtherIds.OtherId(id, member.person().id()))));
    }

    public Person stranger(PersonId id, @Nullable String name) {
        return Person.stranger(id, name == null ? "" : name, defaultZone);
    }

    /** Finds out who we are, from when on requests are answered, and begins to read everything. */
    private void begin() {
        attempt(WHO_WE_ARE, this::begin, () -> {
            Tenant us = census.tenant(clock.instant());
            boolean changed = !us.workspaces().equals(people.workspaces(us.id()));
            people.save(us.us(), us.workspaces());
            round.begin(us.id(), changed);
            identity.is(us);
            log.info("serving {} ({})", us.us().name(), us.id().value());
            noteWorkspaces(us);
            begin(DirectoryRound.Track.PEOPLE);
            if (!us.isInOrganization()) {
                begin(DirectoryRound.Track.OTHERS);
            }
        });
    }

    private void begin(DirectoryRound.Track track) {
        if (underWay.add(track)) {
            execute(() -> read(track));
        }
    }

    private void noteWorkspaces(Tenant us) {
        if (us.isOrganization() && us.workspaces().isEmpty()) {
            String nowhere = "The app hasn't been added to any workspace of the organization yet. Have an admin of"
                    + " the organization add it.";
            log.warn("{}", nowhere);
            problems.put(WORKSPACES, nowhere);
        } else {
            problems.remove(WORKSPACES);
        }
    }

    /** Reads the next page once there is a turn for it. What people wait for is read in between. */
    private void read(DirectoryRound.Track track) {
        Optional<String> method = round.next(track);
        if (method.isEmpty()) {
            underWay.remove(track);
            if (track == DirectoryRound.Track.PEOPLE && identity.tenant().isInOrganization()) {
                // Members of channels and groups may be named by another id than the one under which we know them.
                begin(DirectoryRound.Track.OTHERS);
            }
            if (underWay.isEmpty()) {
                asked.clear();
            }
            settle();
            return;
        }
        Duration wait = calls.limits().untilTurn(method.get());
        if (wait.isZero()) {
            attempt(track.name(), () -> read(track), () -> {
                round.read(identity.tenant(), track);
                execute(() -> read(track));
            });
        } else {
            jobs.add(new Job(() -> read(track), System.nanoTime() + wait.toNanos()));
        }
    }

    /** Tries it again and again until it is read. */
    private void attempt(String what, Runnable again, Reading reading) {
        try {
            reading.read();
            problems.remove(what);
        } catch (IOException | SlackApiException | RuntimeException e) {
            String why = "Can't read from Slack: " + reason(e);
            if (!why.equals(problems.put(what, why))) {
                log.warn("the workspace could not be read, trying again every {} s: {}", RETRY_SECONDS, reason(e));
            }
            again(again);
        }
    }

    private void readPerson(PersonId id) throws IOException, SlackApiException {
        WorkspaceReader.Member read = census.person(id, identity.tenant());
        Person person = read.person();
        people.save(identity.id(), List.of(person));
        saveOtherId(read);
        if (person.gone()) {
            settle();
        }
    }

    private void settle() {
        try {
            cleanUpAfterLeavers.accept(identity.id());
        } catch (RuntimeException e) {
            log.error("could not settle what people who left still had open, trying again in {} s", RETRY_SECONDS, e);
            again(this::settle);
        }
    }

    private void again(Runnable run) {
        jobs.add(new Job(run, System.nanoTime() + TimeUnit.SECONDS.toNanos(RETRY_SECONDS)));
    }

    private void execute(Runnable run) {
        jobs.add(new Job(run, System.nanoTime()));
    }

    /** A job in which a fault ends the thread is done again when the thread is started again. */
    private void run() {
        try {
            while (!service.isStopped()) {
                Job job = jobs.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (job != null) {
                    try {
                        job.run.run();
                    } catch (RuntimeException e) {
                        log.error("a directory job failed", e);
                    } catch (Error e) {
                        again(job.run);
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something to read or settle, from a moment on. */
    private record Job(Runnable run, long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(at - ((Job) other).at);
        }
    }

    private interface Reading {
        void read() throws IOException, SlackApiException;
    }

    /** What fails here is read again tomorrow, or when it is met again after the next start. */
    private static void attempt(String what, Reading reading) {
        try {
            reading.read();
        } catch (IOException | SlackApiException | RuntimeException e) {
            log.warn("{} could not be read: {}", what, reason(e));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof WorkspaceReader.No no) {
            return no.error();
        }
        if (e instanceof SlackApiException answered) {
            return "HTTP " + answered.getResponse().code();
        }
        // What else fails may hold a name or words that were to be saved.
        return e.getClass().getSimpleName() + (e instanceof IOException ? ": " + e.getMessage() : "");
    }

    @Override
    public void close() {
        met.shutdownNow();
        // What it reads or writes just now is done before the file is closed.
        service.stop(CLOSING);
        try {
            if (!met.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("people are still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
