package obliged.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.HomeTab;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.testing.InOffice;
import obliged.testing.Office;
import obliged.testing.RawSubmission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Saying when one works and wants to be reminded, and until when one is away. It is Sunday 22 November, 10:00. */
class ReminderFormConversationTest extends InOffice {
    private Modal opened(String person) {
        assertThat(office.type(person, "/ask reminders").shown()).isEmpty();
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    /** What the form says once it was sent. */
    private String saved(Modal form) {
        SubmissionResult sent = form.submit();
        assertThat(sent.errors()).isEmpty();
        return sent.next().plainText();
    }

    @Test
    void theFormHoldsWhatIsSetAndSavingItIsSaidInOneSentence() {
        Modal form = opened("ana");
        assertThat(form.title()).isEqualTo("Your reminders");
        assertThat(form.plainText()).contains("All times are Lisbon time, as set in Slack");
        assertThat(form.value("Time")).isEqualTo("9:00");
        assertThat(form.value("Working days")).isEqualTo("Monday,Tuesday,Wednesday,Thursday,Friday");
        assertThat(form.value("Daily reminder")).contains("Remind me");

        form.fill("Time", "7:30").fill("Working days", "Monday,Tuesday,Thursday");
        assertThat(saved(form)).contains("Mon, Tue, Thu at 7:30 (Lisbon time).");

        office.as("ana").modal().close();
        Modal again = opened("ana");
        assertThat(again.value("Time")).isEqualTo("7:30");
        assertThat(again.value("Working days")).isEqualTo("Monday,Tuesday,Thursday");
        assertThat(again.value("Away until")).isEmpty();
    }

    @Test
    void aWeekThatBeginsOnSundayIsOneSpan() {
        Modal form = opened("ana");

        form.fill("Working days", "Sunday,Monday,Tuesday,Wednesday,Thursday");

        assertThat(saved(form)).contains("Sun–Thu at 9:00 (Lisbon time).");
    }

    @Test
    void remindersCanBeOffAndOnAgain() {
        Modal form = opened("ana");
        assertThat(saved(form.fill("Daily reminder", ""))).contains("No reminders.");
        office.as("ana").modal().close();

        Modal again = opened("ana");
        assertThat(again.value("Daily reminder")).isEmpty();
        again.fill("Daily reminder", "Remind me when there's something to do");
        assertThat(saved(again)).contains("Mon–Fri at 9:00 (Lisbon time).");
    }

    @Test
    void remindersCanBeSwitchedByACommandWhichLeavesTheOtherSettings() {
        saved(opened("ana").fill("Time", "7:30"));
        office.as("ana").modal().close();

        assertThat(office.type("ana", "/ask reminders off").text())
                .isEqualTo("You won't get reminders any more. To bring them back, type /ask reminders on.");
        assertThat(opened("ana").value("Daily reminder")).isEmpty();
        office.as("ana").modal().close();
        assertThat(office.type("ana", "/ask Reminders  ON").text())
                .isEqualTo("Reminders are on: Mon–Fri at 7:30 (Lisbon time).");
        assertThat(opened("ana").value("Time")).isEqualTo("7:30");
    }

    @Test
    void publicHolidaysAreNoneUntilACountryIsChosenOfWhichTheLikelyOneIsOffered() {
        Modal form = opened("bo");
        assertThat(form.value("Public holidays")).isEmpty();
        assertThat(form.options("Public holidays", "")).startsWith("Germany", "Baden-Württemberg, Germany");
        assertThat(form.options("Public holidays", "antarctic nothing")).isEmpty();

        form.fill("Public holidays", "Bavaria, Germany");
        assertThat(saved(form)).contains("Mon–Fri at 9:00 (Berlin time), except public holidays in Bavaria, Germany.");
        office.as("bo").modal().close();

        Modal again = opened("bo");
        assertThat(again.value("Public holidays")).isEqualTo("Bavaria, Germany");
        assertThat(saved(again.fill("Public holidays", ""))).contains("Mon–Fri at 9:00 (Berlin time).");
    }

    @Test
    void aStatusOfHolidayOrIllnessIsReadByWhoAsksAndNothingElseOfItIs() {
        status("bo", ":palm_tree:", "2026-11-26T22:59:59Z");
        assertThat(office.type("ana", "/ask @bo reset my VPN token").text()).contains("Bo is away until Fri 27 Nov.");
        assertThat(opened("bo").plainText()).contains("You're away until Fri 27 Nov, according to your Slack status.");
        office.as("bo").modal().close();

        status("bo", ":face_with_thermometer:", null);
        assertThat(office.type("ana", "/ask @bo order a screen").text()).contains("Bo is away.");
        assertThat(saved(opened("bo")))
                .contains("Away (from your Slack status), then reminders Mon–Fri at 9:00 (Berlin time).");
        office.as("bo").modal().close();

        // What they set themselves counts more.
        saved(opened("bo").fill("Away until", "2026-12-01"));
        office.as("bo").modal().close();
        assertThat(office.type("ana", "/ask @bo order a mouse").text()).contains("Bo is away until Tue 1 Dec.");
        saved(opened("bo").fill("Away until", ""));
        office.as("bo").modal().close();

        status("bo", ":spiral_calendar_pad:", null);
        assertThat(office.type("ana", "/ask @bo order a desk").text()).doesNotContain("away");
        status("bo", ":palm_tree:", "2026-11-22T09:00:00Z");
        assertThat(office.type("ana", "/ask @bo order a lamp").text()).doesNotContain("away");
        status("bo", ":palm_tree:", "2126-11-22T09:00:00Z");
        assertThat(office.type("ana", "/ask @bo order a chair").text()).contains("Bo is away.");
    }

    @Test
    void aStatusThatChangesTenTimesAMinuteIsTheLastOne() {
        for (int i = 0; i < 10; i++) {
            status("bo", i % 2 == 0 ? ":palm_tree:" : "", null);
        }
        assertThat(office.type("ana", "/ask @bo reset my VPN token").text()).doesNotContain("away");
    }

    private void status(String person, String emoji, @Nullable String until) {
        long expiration = until == null ? 0 : Instant.parse(until).getEpochSecond();
        var unused = office.slack.admin().setStatus(person, new Person.Status("", emoji, expiration));
        office.settle();
    }

    @Test
    void whoeverAsksSomeoneWhoIsAwayReadsSoAndNothingElse() {
        Modal form = opened("bo").fill("Away until", "2026-11-26").fill("Time", "6:00");
        assertThat(saved(form)).contains("Away until Thu 26 Nov, then reminders Mon–Fri at 6:00 (Berlin time).");

        BotResponse reply = office.type("ana", "/ask @bo reset my VPN token");

        assertThat(reply.text()).contains("I asked Bo: #1", "Bo is away until Thu 26 Nov.");
        String own = own("ana", 1).plainText();
        assertThat(own).contains("Bo is away until Thu 26 Nov.");
        assertThat(office.dm("bo", "VPN").plainText()).doesNotContain("away");
        assertThat(reply.text() + own).doesNotContain("6:00");
        office.clock.set(Office.SUNDAY.plusSeconds(4 * 86_400));
        assertThat(office.type("ana", "/ask @bo order a screen").text()).doesNotContain("away");
    }

    @Test
    void theFormOfANewAskSaysSoOnceSomeoneWhoIsAwayIsPicked() {
        saved(opened("bo").fill("Away until", "2026-11-26"));
        var unused = office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal ask = office.as("ana").modal();
        assertThat(ask.plainText()).doesNotContain("away");

        ask.fill("Who", "Bo");
        office.await(() -> ask.plainText().contains("Bo is away until Thu 26 Nov."));
        ask.fill("Who", "Chi");
        office.await(() -> !ask.plainText().contains("away"));
        ask.close();

        unused = office.type("ana", "/ask @bo reset my VPN token by 31 feb");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().plainText()).contains("Bo is away until Thu 26 Nov.");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndChangesNothing() {
        Modal form = opened("ana");
        assertThat(form.fill("Away until", "2026-11-22").submit().errors())
                .containsExactly(
                        Map.entry("reminder.away", "That date has passed. Pick the day you're back, or clear this."));
        assertThat(form.fill("Away until", "2027-11-23").submit().errors())
                .containsEntry("reminder.away", "That's more than a year ahead. Pick an earlier date.");
        form.fill("Away until", "").fill("Working days", "");
        assertThat(form.submit().errors().keySet()).isEqualTo(Set.of("reminder.days"));

        for (String hour : new String[] {"9:17", "25:00", "noon", "09:15"}) {
            assertThat(raw(form).with("reminder.hour", hour).send().body())
                    .contains("\"reminder.hour\":\"Pick a time from the list.\"");
        }
        assertThat(raw(form).with("reminder.days", "SOMEDAY").send().body())
                .contains("\"reminder.days\":\"Tick at least one day.\"");
        assertThat(raw(form).with("reminder.hour", "18:30").send().body()).contains("at 18:30");
    }

    private RawSubmission raw(Modal form) {
        return new RawSubmission(office, "ana", form)
                .with("reminder.on", "on")
                .with("reminder.hour", "09:00")
                .with("reminder.days", "MONDAY,FRIDAY");
    }

    @Test
    void sentTwiceItSaysTheSameTwice() {
        Modal form = opened("ana").fill("Time", "8:00");
        SubmissionResult sent = form.submit();
        BotResponse again = sent.reply().repeat();

        assertThat(again.body()).isEqualTo(sent.reply().body()).contains("at 8:00 (Lisbon time)");
    }

    @Test
    void whatIsSetOutlivesARestartAndAMove() throws Exception {
        saved(opened("ana").fill("Time", "8:00"));
        office.as("ana").modal().close();
        office.restart();
        office.slack.admin().moveToZone("ana", "America/Argentina/Buenos_Aires");

        assertThat(opened("ana").value("Time")).isEqualTo("8:00");
        assertThat(saved(office.as("ana").modal())).contains("Mon–Fri at 8:00 (Buenos Aires time).");
    }

    @Test
    void theHomeTabShowsItWithAButtonThatChangesIt() {
        HomeTab home = office.as("ana").openHome();
        office.await(() -> home.plainText().contains("Your reminders: Mon–Fri at 9:00 (Lisbon time). [Change]"));

        home.press("Change");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        saved(office.as("ana").modal().fill("Time", "10:30"));

        office.await(() -> home.plainText().contains("Your reminders: Mon–Fri at 10:30 (Lisbon time)."));
    }

    @Test
    void aFormThatSlackDoesNotOpenIsKept() {
        office.slack
                .faults()
                .add(Fault.error("expired_trigger_id").on("views.open").times(1));
        assertThat(office.type("ana", "/ask reminders").status()).isEqualTo(200);
        office.await(() -> office.as("ana").in("general").find("Open the form").isPresent());
        Message offer = office.as("ana").in("general").find("Open the form").orElseThrow();

        office.as("ana").press(offer, "Open the form");

        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().title()).isEqualTo("Your reminders");
    }

    @Test
    void someoneFromAnotherCompanyHasNone() {
        office.await(() -> office.as("pat")
                .in("with-partner")
                .type("/ask reminders")
                .text()
                .contains("the company that installed me"));
    }

    @Test
    void otherWordsAfterItAreAnAskToNobodyYet() {
        assertThat(office.type("ana", "/ask reminders for the harbour talk").status())
                .isEqualTo(200);

        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().title()).isEqualTo("New ask");
        assertThat(office.as("ana").modal().value("What")).isEqualTo("reminders for the harbour talk");
    }
}
