package obliged.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Journal;
import org.jspecify.annotations.Nullable;

/** Changes the sandbox's faults at random, and counts those that hit a request. */
public final class FaultSchedule {
    /** A post that the bot sent: when we saw it, and whether its answer was lost on the way. */
    record PostAttempt(long nanos, boolean answered) {}

    /** A request under way when the bot is killed may reach Slack a little later. */
    private static final long MARGIN = Duration.ofSeconds(1).toNanos();

    private final Sandbox slack;
    private final Random random;
    private final Map<String, Integer> struck = new TreeMap<>();
    private final Map<String, List<PostAttempt>> sent = new HashMap<>();
    private Journal.@Nullable Entry seen;

    public FaultSchedule(Sandbox slack, Random random) {
        this.slack = slack;
        this.random = random;
        slack.faults().seed(random.nextLong());
    }

    /** Replaces the faults. Slow responses remain faster than a process can be restarted. */
    public synchronized void change() {
        slack.faults().clear();
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> slack.faults().add(Fault.dropped());
            case 2 -> add(0.5, Fault.status(500));
            case 3 -> {
                slack.faults().add(Fault.answerLost().on("chat.postMessage").once());
                slack.faults().add(Fault.answerLost().on("chat.update").times(3));
            }
            default -> {
                add(0.04, Fault.dropped());
                add(0.04, Fault.status(503));
                add(0.04, Fault.html(502));
                add(0.02, Fault.html(200));
                add(0.04, Fault.error("internal_error"));
                add(0.06, Fault.answerLost());
                add(0.1, Fault.answerLost().on("response_url"));
                add(0.1, Fault.status(503).on("response_url"));
                add(0.15, Fault.slow(Duration.ofMillis(50 + random.nextInt(250))));
                if (random.nextInt(4) == 0) {
                    slack.faults()
                            .add(Fault.rateLimited(Duration.ofSeconds(1))
                                    .on(random.nextBoolean() ? "chat.update" : "chat.postMessage")
                                    .once());
                }
            }
        }
    }

    private void add(double probability, Fault fault) {
        slack.faults().add(fault.withProbability(probability));
    }

    public synchronized void clear() {
        slack.faults().clear();
    }

    /** Reads the journal from where it last ended; the journal keeps only the latest entries. */
    public synchronized void look() {
        List<Journal.Entry> entries = slack.journal().entries();
        int from = entries.size();
        while (from > 0 && entries.get(from - 1) != seen) {
            from--;
        }
        for (Journal.Entry entry : entries.subList(from, entries.size())) {
            seen = entry;
            if (entry.direction() == Journal.Direction.TO_SLACK) {
                note(entry);
            }
        }
    }

    private void note(Journal.Entry entry) {
        String fault = entry.status() == 0
                ? "no answer"
                : entry.status() == 429
                        ? "rate limited"
                        : entry.status() >= 500
                                ? "HTTP 5xx"
                                : entry.answer().startsWith("<!DOCTYPE")
                                        ? "HTML"
                                        : entry.answer().contains("internal_error")
                                                ? "internal_error"
                                                : entry.millis() >= 50 ? "slow" : "";
        if (!fault.isEmpty()) {
            struck.merge(fault, 1, Integer::sum);
        }
        if (entry.what().equals("chat.postMessage")) {
            String mark = mark(entry.request());
            sent.computeIfAbsent(mark, m -> new ArrayList<>())
                    .add(new PostAttempt(System.nanoTime(), isAnswered(entry)));
        }
    }

    /** A refusal is a response too; a page of HTML with status 200 is none. */
    private static boolean isAnswered(Journal.Entry entry) {
        return entry.status() != 0 && !(entry.status() == 200 && entry.answer().startsWith("<!DOCTYPE"));
    }

    private static String mark(String request) {
        return request.replaceAll("(?s).*%22mark%22%3A%22([0-9a-f]+)%22.*", "$1");
    }

    public synchronized Map<String, Integer> struck() {
        return Map.copyOf(struck);
    }

    /** How many times a post may have been sent again: its response was lost, or the bot was killed at about that time. */
    public synchronized long doubts(String mark, List<Long> kills) {
        List<PostAttempt> tries = sent.getOrDefault(mark, List.of());
        long unanswered = tries.stream().filter(each -> !each.answered()).count();
        long killed = kills.stream().filter(kill -> isAbout(kill, tries)).count();
        return unanswered + killed;
    }

    private static boolean isAbout(long kill, List<PostAttempt> tries) {
        return !tries.isEmpty()
                && kill - tries.get(0).nanos() > -MARGIN
                && tries.get(tries.size() - 1).nanos() - kill > 0;
    }
}
