package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import obliged.reminder.ReminderNotice;
import obliged.sandbox.api.Fault;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How reminders get through to people, on a bad morning too; whatever their words are. */
class ReminderDeliveryTest extends InOffice {
    /** In Berlin, where Bo is. */
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    @BeforeEach
    void askOnSunday() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        office.type("chi", "/ask @bo feed the cat");
        office.settle();
        at(NINE.minusSeconds(60));
        assertThat(marks()).isEmpty();
    }

    private void at(Instant moment) throws Exception {
        office.clock.set(moment);
        office.bot().catchUp();
    }

    @Test
    void itComesAtTheirHourOnce() throws Exception {
        at(NINE);
        office.settle();
        at(NINE.plusSeconds(60));
        office.restart();
        at(NINE.plusSeconds(3_600));
        office.settle();
        assertThat(marks()).hasSize(1);
        assertThat(copies()).containsExactly(1L);
    }

    @Test
    void anHourWithoutSlackIsWaitedOutTheSameMorning() throws Exception {
        for (Fault fault : List.of(Fault.dropped(), Fault.status(503), Fault.answerLost())) {
            office.slack.faults().add(fault.on("chat.postMessage").times(4));
        }
        at(NINE);
        for (int minute = 5; minute <= 60; minute += 5) {
            at(NINE.plus(Duration.ofMinutes(minute)));
        }
        office.slack.faults().clear();
        office.settle();
        assertThat(marks()).hasSize(1);
        assertThat(copies()).containsExactly(1L);
    }

    @Test
    void aSlackThatLimitsDelaysItAndWhatPeopleCauseGoesAhead() throws Exception {
        office.slack
                .faults()
                .add(Fault.rateLimited(Duration.ofSeconds(1))
                        .on("chat.postMessage")
                        .times(2));
        at(NINE);
        office.type("ana", "/ask @dee sweep the floor");
        office.settle();
        assertThat(office.dm("dee", "sweep the floor")).isNotNull();
        assertThat(copies()).containsExactly(1L);
    }

    @Test
    void whatCouldNotBeSaidThatDayIsNotSaidTheNext() throws Exception {
        office.slack.faults().add(Fault.dropped().on("chat.postMessage"));
        at(NINE);
        at(NINE.plus(Duration.ofHours(16)));
        office.slack.faults().clear();
        office.settle();
        assertThat(copies()).containsExactly(0L);
        at(NINE.plus(Duration.ofHours(24)));
        office.settle();
        assertThat(copies()).containsExactly(0L, 1L);
    }

    @Test
    void whatWasDoneBeforeItCouldBeSaidIsNotSaid() throws Exception {
        office.slack.faults().add(Fault.status(503).on("chat.postMessage"));
        at(NINE);
        office.type("bo", "/ask accept 1 by 2026-12-18");
        office.type("bo", "/ask accept 2 by 2026-12-18");
        // What was on its way when Bo said so may arrive yet: but it fails, and is looked at again.
        office.await(() -> Tables.rows(office.database(), "SELECT state FROM notice WHERE kind = 'reminder'")
                .equals(List.of(List.of("SETTLED"))));
        office.slack.faults().clear();
        office.settle();
        assertThat(copies()).containsExactly(0L);
    }

    /** Of the reminders that were owed to Bo, in their order. */
    private List<String> marks() {
        return Tables.rows(
                        office.database(),
                        "SELECT mark FROM notice WHERE kind = '" + ReminderNotice.REMINDER + "' ORDER BY id")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** How often each of them stands in Bo's direct messages. */
    private List<Long> copies() {
        List<Message> messages = office.dms("bo");
        return marks().stream()
                .map(mark -> messages.stream()
                        .filter(message -> message.json().toString().contains(mark))
                        .count())
                .toList();
    }
}
