package obliged.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import obliged.sandbox.client.HomeTab;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawAction;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snooze from a card, a list and the Home tab, and what is wrong with a day. It is Sunday 22 November, 10:00. */
class SnoozeConversationTest extends InOffice {
    @BeforeEach
    void boPromises() {
        office.type("ana", "/ask @bo reset my VPN token by thursday");
        office.type("bo", "/ask accept 1");
        office.settle();
    }

    private Modal opened() {
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        return office.as("bo").modal();
    }

    private Modal fromCard() {
        var unused = office.as("bo").press(office.dm("bo", "◐ accepted"), "Snooze");
        return opened();
    }

    @Test
    void fromACardItIsQuietUntilADayAndTheDateStays() {
        Modal form = fromCard();
        assertThat(form.plainText())
                .contains(
                        "Ana asks you",
                        "reset my VPN token",
                        "Only your reminder changes; the date stays Thu 26 Nov.",
                        "Tomorrow, Mon 23 Nov",
                        "Next Monday, Mon 30 Nov");

        SubmissionResult sent =
                form.fill("Snooze until", "Next Monday, Mon 30 Nov").submit();

        assertThat(sent.next().plainText()).contains("#1 is snoozed until Mon 30 Nov. The date stays Thu 26 Nov.");
        office.as("bo").modal().close();
        assertThat(fromCard().plainText()).contains("It's snoozed until Mon 30 Nov.");
        assertThat(office.type("ana", "/ask 1").text()).doesNotContain("quiet", "Mon 30 Nov");
    }

    @Test
    void fromAListAndTheHomeTabToo() {
        Message list = office.type("bo", "/ask list").shown().get(0);
        var unused = office.as("bo").press(list, "Snooze", "VPN");
        assertThat(opened().submit().next().plainText()).contains("snoozed until Mon 23 Nov");
        office.as("bo").modal().close();

        HomeTab home = office.as("bo").openHome();
        office.await(() -> home.plainText().contains("VPN"));
        unused = home.press("Snooze", "VPN");
        assertThat(opened().submit().next().plainText()).contains("snoozed until Mon 23 Nov");
    }

    @Test
    void aDayIsWrongAtItsField() {
        Modal form = fromCard();
        assertThat(form.fill("Snooze until", "Another day").submit().errorAt("Another day"))
                .isEqualTo("Pick the day.");
        assertThat(form.fill("Another day", "2026-11-22").submit().errorAt("Another day"))
                .isEqualTo("That date has passed. Pick a later one.");
        assertThat(form.fill("Another day", "2027-11-23").submit().errorAt("Another day"))
                .isEqualTo("That's more than a year ahead. Pick an earlier date.");
        form.fill("Snooze until", "Tomorrow, Mon 23 Nov").fill("Another day", "2026-11-25");
        assertThat(form.submit().errorAt("Another day")).isEqualTo("Choose Another day above, or clear this.");
        for (String day : new String[] {"soon", "2026-13-40", "12026-01-01", ""}) {
            assertThat(raw(form, "1").with("until", day).send().body()).contains("\"until\":\"Pick one of these.\"");
        }
        assertThat(raw(form, "1").with("until", "2020-01-01").send().body()).contains("That date has passed");

        form.fill("Snooze until", "Another day");
        assertThat(form.submit().next().plainText()).contains("snoozed until Wed 25 Nov");
    }

    private RawSubmission raw(Modal form, String about) {
        return new RawSubmission(office, "bo", form).about(about);
    }

    @Test
    void sentTwiceItSaysTheSame() {
        SubmissionResult sent = fromCard().submit();

        assertThat(sent.reply().repeat().body()).isEqualTo(sent.reply().body()).contains("Mon 23 Nov", "Thu 26 Nov");
    }

    @Test
    void nobodyQuietsWhatTheyAreNotRemindedOf() {
        Modal form = fromCard();
        office.type("chi", "/ask @dee the keys to the roof");

        assertThat(raw(form, "2").with("until", "2026-11-24").send().body()).contains("no such ask");
        assertThat(raw(form, "nonsense").with("until", "2026-11-24").send().body())
                .contains("form is out of date");
        new RawAction(office, "dee").with("reminder.snooze", "1").send();
        office.dm("dee", "no such ask");

        office.type("bo", "/ask done 1");
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        assertThat(form.submit().next().plainText()).contains("This ask is closed");
    }

    @Test
    void itIsQuietInTheRemindersUntilThen() {
        office.type("ana", "/ask @bo order a second screen by thursday");
        office.type("bo", "/ask accept 2");
        var unused = office.as("bo").press(office.dm("bo", "VPN"), "Snooze");
        Modal form = opened().fill("Snooze until", "Another day").fill("Another day", "2026-11-27");
        assertThat(form.submit().next().plainText()).contains("snoozed until Fri 27 Nov");

        office.clock.set(Instant.parse("2026-11-26T08:00:00Z"));
        Message thursday = office.dm("bo", "Change or stop this");
        assertThat(thursday.plainText())
                .startsWith("One due today.")
                .contains("second screen")
                .doesNotContain("VPN");

        office.clock.set(Instant.parse("2026-11-27T08:00:00Z"));
        assertThat(office.dm("bo", "Two of your promises are late.").plainText())
                .contains("VPN", "second screen");
    }
}
