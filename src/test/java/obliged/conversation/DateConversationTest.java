package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date as it was understood, and how its requester changes it. */
class DateConversationTest extends InOffice {
    @Test
    void theReplySaysTheDateAndChangesIt() {
        BotResponse reply = office.type("ana", "/ask @bo send it tomorrow 3pm");
        assertThat(reply.text())
                .contains("needed by ", "I'll tell you as soon as Bo answers.", "[Change date] [Withdraw]");
        assertThat(reply.body()).contains("Mon 23 Nov, 15:00");

        Modal form = form("ana", only(reply), "Change date");
        assertThat(form.title()).isEqualTo("Change date");
        assertThat(form.plainText()).contains("Currently needed by", "send it tomorrow 3pm");
        assertThat(form.value("Day")).isEqualTo("2026-11-23");
        assertThat(form.value("Time")).isEqualTo("15:00");
        assertThat(form.fill("Day", "2026-11-27").fill("Time", "").submit().closed())
                .isTrue();

        office.settle();
        assertThat(office.dm("bo", "send it").plainText()).contains("needed by Fri 27 Nov");
        assertThat(office.type("ana", "/ask 1").text()).contains("Ana changed it, needed by Fri 27 Nov");
    }

    @Test
    void theReplyWithoutADateAddsOne() {
        BotResponse reply = office.type("ana", "/ask #it-help a second screen");
        assertThat(reply.text())
                .contains("“a second screen”, no date yet. I'll tell you as soon as someone answers.")
                .contains("[Add a date] [Withdraw]");

        Modal form = form("ana", only(reply), "Add a date");
        assertThat(form.plainText()).contains("There's no date yet.");
        assertThat(form.submit().errors()).containsKey("day");
        assertThat(form.fill("Day", "2026-11-27").submit().closed()).isTrue();

        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText())
                .contains("needed by Fri 27 Nov")
                .doesNotContain("Change date");
        Message own = own("ana", 1);
        assertThat(own.plainText()).contains("needed by Fri 27 Nov", "[Change date]");
        assertThat(form("ana", own, "Change date").fill("Day", "").submit().closed())
                .isTrue();
        office.settle();
        assertThat(own("ana", 1).plainText()).contains("no date yet", "[Add a date]");
        assertThat(office.type("ana", "/ask 1").text()).contains("it no longer has a date");
    }

    @Test
    void afterAcceptanceAChangedDateIsASuggestion() {
        Message reply = only(office.type("ana", "/ask @bo water the plants by tuesday"));
        Modal before = form("ana", reply, "Change date");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        assertThat(before.fill("Day", "2026-11-25").submit().closed()).isTrue();
        assertThat(office.dm("bo", "[Agree to ").plainText())
                .startsWith("Ana suggests Wed 25 Nov instead of Tue 24 Nov for #1 “water the plants”.\n");
        office.as("bo").press(office.dm("bo", "[Agree to "), "Keep Tue 24 Nov");
        office.settle();

        Modal after = form("ana", reply, "Change date");
        assertThat(after.plainText()).contains("That stands until Bo agrees.");
        after.close();
        assertThat(form("ana", office.dm("ana", "[Change date]"), "Change date")
                        .fill("Day", "2026-11-26")
                        .submit()
                        .closed())
                .isTrue();
        assertThat(office.dm("bo", "Ana suggests Thu 26 Nov").plainText()).contains("instead of Tue 24 Nov");
    }

    @Test
    void whoeverIsNotTheRequesterReadsThatTheyAre() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        Message card = office.dm("bo", "water the plants");
        assertThat(card.plainText()).contains("needed by Tue 24 Nov").doesNotContain("Change date");
        new RawAction(office, "bo").with("ask.date", "1").send();
        assertThat(office.dm("bo", "Only Ana, who asked for #1, can change it."))
                .isNotNull();
        assertThat(office.as("bo").modalIfOpen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21 | That date has passed. Pick a later one.
            2029-01-01 | more than two years ahead
            2026-11-24 | That's already the date.
            2026-11-28 | Sat 28 Nov isn't one of your working days. Pick another day.
            """)
    void aDateThatCanNotBeIsSaidAtTheDay(String day, String why) {
        Message reply = only(office.type("ana", "/ask @bo water the plants by tuesday"));
        assertThat(form("ana", reply, "Change date").fill("Day", day).submit().errorAt("Day"))
                .startsWith(why.startsWith("more") ? "That's " + why : why);
    }

    @Test
    void theOneWhoAcceptsInWordsReadsTheDateToo() {
        office.type("ana", "/ask @bo water the plants");
        office.type("ana", "/ask @bo find my keys");
        assertThat(office.type("bo", "/ask accept 1 by friday").text()).contains("due Fri 27 Nov.", "[Change date]");
        BotResponse undated = office.type("bo", "/ask accept 2");
        assertThat(undated.text()).contains("There's no date yet", "[Add a date]");
        assertThat(form("bo", only(undated), "Add a date")
                        .fill("Day", "2026-11-24")
                        .submit()
                        .closed())
                .isTrue();
        // Without a wish, the first date that the assignee gives is the one.
        assertThat(office.dm("ana", "find my keys”: due Tue 24 Nov").plainText())
                .contains("Bo is on #2");
    }

    @Test
    void aQuestionAboutTheDateStandsAtTheWordsOnce() {
        office.as("ana").shortcut("new_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal().fill("Who", "Bo").fill("What", "reset my token by wednsday");

        SubmissionResult sent = form.submit();

        assertThat(sent.errorAt("What"))
                .isEqualTo(
                        "Did you mean “Wednesday”? If so, write it that way. Or press the button again to leave it as it is.");
        assertThat(form.fill("What", "reset my token by tommorow").submit().errorAt("What"))
                .startsWith("Did you mean “tomorrow”? If so, write it that way.");
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.dm("bo", "reset my token by tommorow").plainText()).contains("no date yet");
    }

    @Test
    void aQuestionThatTheFormOpenedWithIsNotAskedAgain() {
        office.type("ana", "/ask @bo reset my token by mid december");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.plainText()).contains("Which day do you mean by “mid december”?", "No date yet.");
        assertThat(form.fill("What", "reset my token by yesterday").submit().errorAt("What"))
                .startsWith("Sat 21 Nov has passed.");
        assertThat(form.fill("What", "reset my token by mid december")
                        .fill("Needed by", "2026-12-15")
                        .submit()
                        .closed())
                .isTrue();
        assertThat(office.dm("bo", "mid december").plainText()).contains("needed by Tue 15 Dec");
    }

    @Test
    void whereTheFormOpensItSaysTheDateThatItRead() {
        office.type("ana", "/ask reset my token by friday 3pm");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.plainText()).contains("I understood the date as Fri 27 Nov, 15:00.");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-27");
    }

    @Test
    void aDayOffIsAskedAboutOnce() {
        office.as("ana").shortcut("new_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana")
                .modal()
                .fill("Who", "#it-help")
                .fill("What", "a second screen")
                .fill("Needed by", "2026-11-28");

        assertThat(form.submit().errorAt("Needed by"))
                .isEqualTo("Sat 28 Nov isn't a working day for #it-help. Pick another day."
                        + " Or press the button again to leave it as it is.");
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.post("it-help", "a second screen").plainText()).contains("needed by Sat 28 Nov");
    }

    private static Message only(BotResponse reply) {
        assertThat(reply.shown()).hasSize(1);
        return reply.shown().get(0);
    }
}
