package obliged.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawAction;
import org.junit.jupiter.api.Test;

/** The morning's reminder, as people read it and act from it. Bo is in Berlin, where nine is eight in Lisbon. */
class ReminderConversationTest extends InOffice {
    private static final Instant MONDAY_NINE_IN_BERLIN = Instant.parse("2026-11-23T08:00:00Z");

    /** Bo's promises are made on the Sunday before. */
    private void promised(String... asks) {
        for (int i = 0; i < asks.length; i++) {
            office.type("ana", "/ask @bo " + asks[i]);
            office.type("bo", "/ask accept " + (i + 1));
        }
        office.settle();
    }

    private Message morning(String opening) {
        return morning(MONDAY_NINE_IN_BERLIN, opening);
    }

    private Message morning(Instant at, String opening) {
        office.clock.set(at);
        return office.dm("bo", opening);
    }

    private String now(Message message) {
        return office.as("bo").inDm().messages().stream()
                .filter(one -> one.ts().equals(message.ts()))
                .findFirst()
                .orElseThrow()
                .plainText();
    }

    /** The row that shows these words, with what stands beside them. */
    private String row(Message message, String words) {
        String text = now(message);
        int from = text.indexOf(words);
        int to = text.indexOf('\n', text.indexOf('\n', from) + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** Who asked reads it two working days later; nobody has done anything since. */
    @Test
    void whoWaitsCanNudgeOrAskSomeoneElseAndTheRowFollows() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.settle();
        office.clock.set(Instant.parse("2026-11-25T10:00:00Z"));
        Message reminder = office.dm("ana", "You're waiting for");
        String text = reminder.plainText();
        assertThat(text)
                .startsWith("You're waiting on one ask.")
                .contains("· with Bo · no date yet · not accepted yet {Nudge | Ask someone else | ", "\n[Nudge]\n");

        office.as("ana").press(reminder, "Nudge");
        office.await(() -> !anas(reminder).contains("Nudge"));
        assertThat(anas(reminder)).contains("[Ask someone else]");
        office.type("bo", "/ask accept 1 by fri");
        office.await(() -> anas(reminder).contains("✓ "));
        assertThat(anas(reminder)).startsWith("You're all caught up.");
    }

    /** The row keeps its place, but the first words say whose turn it is now. */
    @Test
    void whatSomeoneWaitedForInTheMorningWaitsForThemOnceADateIsSuggested() {
        office.type("ana", "/ask @bo reset my VPN token by tomorrow");
        office.settle();
        office.clock.set(Instant.parse("2026-11-25T10:00:00Z"));
        Message reminder = office.dm("ana", "You're waiting on one ask.");

        form("bo", office.dm("bo", "· Ana asks you"), "Suggest a date")
                .fill("Day", "2026-11-27")
                .submit();
        office.await(() -> anas(reminder).startsWith("One ask is waiting for you."));
        assertThat(anas(reminder)).contains("You're waiting for\nreset my VPN token\n", "{Agree to Fri 27 Nov | ");
    }

    private String anas(Message message) {
        return office.as("ana").inDm().messages().stream()
                .filter(one -> one.ts().equals(message.ts()))
                .findFirst()
                .orElseThrow()
                .plainText();
    }

    private Message heavy() {
        promised(IntStream.rangeClosed(1, 14)
                .mapToObj(i -> "plant " + i + ". by tomorrow")
                .toArray(String[]::new));
        return morning("14 due today.");
    }

    @Test
    void itOpensWithACountAndHoldsARowForEachAskWithItsMenu() {
        promised("reset my VPN token by tomorrow", "order a *second* screen by tuesday");
        office.type("ana", "/ask #it-help lend me a cable");

        Message reminder = morning("One due today; one more tomorrow.");

        assertThat(reminder.plainText().lines().map(ReminderConversationTest::withoutLink))
                .containsExactly(
                        "One due today; one more tomorrow.",
                        "Due today",
                        "reset my VPN token",
                        "<LINK|#1> · asked by Ana · due Mon 23 Nov"
                                + " {Mark as done | Suggest another date | Ask a question | Snooze | Show all of it}",
                        "[Mark as done]",
                        "Due tomorrow",
                        "order a *second* screen",
                        "<LINK|#2> · asked by Ana · due Tue 24 Nov"
                                + " {Mark as done | Suggest another date | Ask a question | Snooze | Show all of it}",
                        "[Mark as done]",
                        "You get this Mon–Fri at 9:00 (Berlin time). [Change or stop this]");
        assertThat(reminder.text())
                .contains(
                        "One due today; one more tomorrow.\nDue today:\n#1 “reset my VPN token” · asked by Ana",
                        "#2 “order a \u2060*\u2060second",
                        "You get this Mon–Fri");
        assertThat(reminder.mentions()).isEmpty();
    }

    private static String withoutLink(String line) {
        return line.replaceAll("<http[^|]*\\|", "<LINK|");
    }

    @Test
    void aStepPickedInARowChangesThatRowAndLeavesTheOthers() {
        promised("reset my VPN token by tomorrow", "order a second screen by tomorrow");
        Message reminder = morning("Two due today.");

        office.as("bo").press(reminder, "Mark as done", "VPN");

        office.await(() -> now(reminder).startsWith("One due today."));
        assertThat(row(reminder, "reset my VPN"))
                .contains("✓ ", "● done, waiting for Ana to confirm")
                .doesNotContain("Snooze");
        assertThat(row(reminder, "second screen")).contains("due Mon 23 Nov {Mark as done |");
        assertThat(office.dm("ana", "[Yes, solved]").plainText()).contains("VPN");
        office.as("bo").press(reminder, "Mark as done", "second screen");
        office.await(() -> now(reminder).startsWith("You're all caught up."));
        office.settle();
        assertThat(office.dms("bo").stream().filter(one -> one.plainText().contains("Change or stop this")))
                .hasSize(1);
    }

    @Test
    void pressedTwiceItActsOnceAndSaysWhatIsSo() {
        promised("reset my VPN token by tomorrow", "order a second screen by tomorrow");
        Message reminder = morning("Two due today.");

        var unused = office.as("bo").press(reminder, "Mark as done", "VPN").repeat();
        office.await(() -> now(reminder).startsWith("One due today."));
        office.as("bo").pressOld(reminder, "Mark as done");

        office.dm("bo", "it's waiting for Ana to confirm");
        assertThat(row(reminder, "second screen")).contains("due Mon 23 Nov {Mark as done |");
        assertThat(office.type("ana", "/ask 1").text().split(": Bo says it's done", -1))
                .hasSize(2);
    }

    @Test
    void aStepInAFormChangesItsRowOnceItIsSentAlsoOverARestart() throws Exception {
        promised("reset my VPN token by tomorrow", "order a second screen by tomorrow");
        Message reminder = morning("Two due today.");

        office.as("bo").press(reminder, "Suggest another date", "VPN");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.restart();
        assertThat(office.as("bo").modal().fill("Day", "2026-11-27").submit().closed())
                .isTrue();

        office.await(() -> row(reminder, "VPN").contains("… waiting for Ana to OK the new date"));
        assertThat(row(reminder, "second screen")).contains("due Mon 23 Nov {Mark as done |");
    }

    @Test
    void theMenuOfAnOldReminderStillWorksAndSaysWhatIsSo() {
        promised("reset my VPN token by tomorrow");
        Message reminder = morning("One due today.");
        office.clock.pass(Duration.ofDays(1));
        Message next = office.dm("bo", "One of your promises is late.");

        office.as("bo").press(reminder, "Mark as done", "VPN");

        office.await(() -> row(reminder, "VPN").contains("● done"));
        office.as("bo").press(next, "Mark as done", "VPN");
        office.await(() -> row(next, "VPN").contains("● done"));
        office.dm("bo", "it's waiting for Ana to confirm");
    }

    @Test
    void fourteenComeTenAtATimeAndAStepLeavesThePage() {
        Message reminder = heavy();
        assertThat(now(reminder))
                .contains("plant 1.", "plant 10.", "[And 4 more]")
                .doesNotContain("plant 11.", "[Back]");
        assertThat(reminder.text()).contains("and 4 more", "plant 10.").doesNotContain("plant 11.");

        office.as("bo").press(reminder, "And 4 more");
        office.await(() -> now(reminder).contains("plant 11."));
        assertThat(now(reminder))
                .startsWith("14 due today.")
                .contains("plant 14.", "[Back]")
                .doesNotContain("plant 10.");

        office.as("bo").press(reminder, "Mark as done", "plant 12.");
        office.await(() -> now(reminder).startsWith("13 due today."));
        assertThat(row(reminder, "plant 12.")).contains("✓ ");
        assertThat(now(reminder)).contains("plant 14.").doesNotContain("plant 10.");
        office.as("bo").press(reminder, "Back");
        office.await(() -> now(reminder).contains("plant 10.\n"));
    }

    @Test
    void allThatCanBeDoneIsOneLineAway() {
        promised("reset my VPN token by tomorrow");
        Message reminder = morning("One due today.");

        office.as("bo").press(reminder, "Show all of it", "VPN");

        Message whole = office.dm("bo", "Ana asked, needed by Mon 23 Nov");
        assertThat(whole.isEphemeral()).isTrue();
        assertThat(whole.plainText()).contains("Hand off", "Decline", "Snooze");
        assertThat(now(reminder)).startsWith("One due today.");
    }

    @Test
    void theButtonOpensTheSettings() {
        promised("reset my VPN token by tomorrow");
        Message reminder = morning("One due today.");

        office.as("bo").press(reminder, "Change or stop this");

        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        assertThat(office.as("bo").modal().value("Time")).isEqualTo("9:00");
        office.as("bo").modal().fill("Time", "8:30").submit();
        office.await(() -> now(reminder).contains("Mon–Fri at 8:30 (Berlin time)."));
    }

    @Test
    void nobodyTurnsThePagesOfSomeoneElse() {
        Message reminder = heavy();
        office.type("chi", "/ask list");
        var button = office.slack
                .world()
                .findMessage(reminder.channel(), reminder.ts())
                .orElseThrow();
        String value = button.blocks().findValuesAsText("value").stream()
                .filter(one -> one.matches("\\{\"reminder\":\\d+,\"page\":1}"))
                .findFirst()
                .orElseThrow();

        new RawAction(office, "chi").with("reminder.page/on", value).send();
        new RawAction(office, "chi").with("reminder.page", "nonsense").send();

        assertThat(office.dm("chi", "That button is out of date").plainText()).isNotEmpty();
        office.settle();
        assertThat(now(reminder)).contains("plant 10.\n", "[And 4 more]");
    }

    @Test
    void aTeamWithoutHelpersReadsOneLineInTheThread() {
        office.type("ana", "/ask #it-help reset my VPN token");
        office.settle();
        Message card = office.post("it-help", "VPN");

        office.clock.set(Instant.parse("2026-11-24T17:30:00Z"));

        office.await(() -> office.as("eli").in("it-help").thread(card).stream()
                .anyMatch(line -> line.plainText().equals("Nobody has answered #1 yet.")));
        office.settle();
        assertThat(office.as("eli").in("it-help").thread(card))
                .filteredOn(line -> line.plainText().contains("Nobody has answered"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.mentions()).isEmpty());
    }

    @Test
    void aTeamThatIsSetUpReadsThereWhatItPromised() {
        assertThat(office.as("bo").in("it-help").type("/ask team").body()).isEmpty();
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        assertThat(office.as("bo").modal().submit().next().submit().closed()).isTrue();
        office.type("ana", "/ask #it-help draw a map");
        office.settle();
        Message card = office.post("it-help", "map");

        office.clock.set(Instant.parse("2026-11-25T17:30:00Z"));

        office.await(
                () -> office.as("bo").in("it-help").thread(card).stream()
                        .anyMatch(
                                line -> line.plainText()
                                        .equals(
                                                "Nobody has answered #1 yet. The team promises a first answer within one working day.")));
    }

    @Test
    void aSnoozedRowSaysUntilWhenAndItsDateStays() {
        promised("reset my VPN token by tomorrow", "order a second screen by tomorrow");
        Message reminder = morning("Two due today.");

        Modal form = form("bo", reminder, "Snooze");
        assertThat(form.title()).isEqualTo("Snooze #1");
        assertThat(form.plainText()).contains("the date stays Mon 23 Nov");
        assertThat(form.value("Snooze until")).isEqualTo("Tomorrow, Tue 24 Nov");
        assertThat(form.submit().closed()).isTrue();

        office.await(() -> row(reminder, "VPN").contains("snoozed until Tue 24 Nov"));
        assertThat(now(reminder)).startsWith("One due today.");
        assertThat(row(reminder, "VPN")).contains("due Mon 23 Nov", "Mark as done");
    }
}
