package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import obliged.testing.InBrowser;
import obliged.testing.Tab;
import org.junit.jupiter.api.Test;

/** Mornings of Bo's in a real browser, reached by the page's own clock. It begins on a Sunday at eleven in Berlin, where he is. */
class ReminderStoriesTest extends InBrowser {
    ReminderStoriesTest() {
        super("2026-11-22T10:00:00Z");
    }

    private Tab look(int width, int height, boolean dark) {
        return browser.open(trial.url(), "bo", "dm", width, height, dark);
    }

    private void type(String person, String words) {
        assertThat(trial.sandbox().as(person).inDm().type(words).status()).isEqualTo(200);
    }

    /** Asked of Bo by Ana, and promised. */
    private void promised(int number, String words) {
        type("ana", "/ask @bo " + words);
        type("bo", "/ask accept " + number);
    }

    private static void goTo(Tab tab, String day) {
        tab.jump("tomorrow 9:00", day);
    }

    /** The form may be drawn anew once while it opens: what was picked before that is picked again, as people would. */
    private static void pickOption(Tab tab, String label) {
        Locator option = tab.form().getByLabel(label);
        for (int i = 0; i < 3 && !option.isChecked(); i++) {
            option.click();
        }
        assertThat(option).isChecked();
    }

    @Test
    void onALightMorningOnePromiseIsKeptOneIsQuietAndTheThirdStays() {
        promised(1, "reset my VPN token by tomorrow");
        promised(2, "print the badges for Thursday’s visitors by tomorrow");
        promised(3, "the chart for the harbour talk by tuesday");
        Tab tab = look(1280, 800, false);

        goTo(tab, "Mon 23 Nov");
        Locator reminder = tab.message("Change or stop this");
        assertThat(reminder).containsText("Two due today; one more tomorrow.");
        assertThat(tab.row(reminder, "harbour talk")).containsText("due Tue 24 Nov");
        tab.picture("reminder-light-morning");

        tab.pick(tab.row(reminder, "VPN token"), "Mark as done");
        assertThat(tab.row(reminder, "VPN token")).containsText("✓ #1 · asked by Ana · ● done");
        assertThat(tab.row(reminder, "badges")).containsText("#2 · asked by Ana · due Mon 23 Nov");

        tab.pick(tab.row(reminder, "badges"), "Snooze");
        assertThat(tab.form()).containsText("the date stays Mon 23 Nov.");
        pickOption(tab, "Next Monday, Mon 30 Nov");
        tab.picture("reminder-snoozing");
        tab.send("Snooze");
        assertThat(tab.row(reminder, "badges")).containsText("due Mon 23 Nov · snoozed until Mon 30 Nov");
        assertThat(reminder).containsText("One due tomorrow.");
        tab.picture("reminder-after");

        tab.pick(tab.row(reminder, "harbour talk"), "Suggest another date");
        tab.field("Day").fill("2026-11-27");
        tab.send("Suggest");
        assertThat(tab.row(reminder, "harbour talk")).containsText("waiting for Ana to OK the new date");

        type("bo", "/ask reminders");
        assertThat(tab.form()).containsText("Berlin time, as set in Slack");
        tab.picture("reminder-settings");
        tab.form().getByLabel("Friday").uncheck();
        tab.form()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(tab.form()).containsText("Mon–Thu at 9:00 (Berlin time).");
        tab.picture("reminder-settings-saved");
    }

    /** Nobody has answered Bo's asks for two working days; one was wished for Monday, and one promise to him is late. */
    @Test
    void aMorningOnWhichOnlyOthersHaveToDoSomethingOffersToNudgeThemOrToAskSomeoneElse() {
        type("bo", "/ask @chi two seats for the match by tomorrow");
        type("bo", "/ask @ana a slide about the new office");
        type("bo", "/ask @dee the contract with the caterer by tomorrow");
        type("dee", "/ask accept 3");
        Tab tab = look(1280, 800, false);
        goTo(tab, "Mon 23 Nov");
        goTo(tab, "Tue 24 Nov");
        goTo(tab, "Wed 25 Nov");

        Locator reminder = tab.message("waiting on three asks");
        assertThat(tab.row(reminder, "two seats"))
                .containsText("needed by Mon 23 Nov, already past · not accepted yet");
        assertThat(tab.row(reminder, "slide")).containsText("no date yet · not accepted yet");
        assertThat(tab.row(reminder, "contract")).containsText("due Mon 23 Nov, late");
        assertThat(tab.button(reminder, "Nudge")).hasCount(3);
        tab.picture("reminder-you-wait");
        Tab phone = look(390, 780, true);
        assertThat(phone.message("waiting on three asks")).isVisible();
        phone.picture("reminder-you-wait-phone-dark");

        tab.button(reminder, "Nudge").first().click();
        assertThat(tab.button(reminder, "Nudge")).hasCount(2);
        type("ana", "/ask accept 2 by friday");
        Locator changed = tab.message("✓ #2");
        assertThat(changed).containsText("waiting on two asks");
        assertThat(tab.row(changed, "slide")).containsText("✓ #2 · with Ana · due Fri 27 Nov");
        tab.picture("reminder-you-wait-after");
    }

    @Test
    void onAHeavyMorningTenRowsAreThereAndTheRestIsAPressAway() {
        promised(1, "reset my VPN token by tomorrow");
        promised(2, "bring the banner to pier 9 by tomorrow");
        promised(3, "print the badges for Thursday’s visitors by tuesday");
        promised(
                4,
                "the chart for the harbour talk, with all three piers and the ferries that call there in winter by tuesday");
        promised(5, "new batteries for the door by tuesday");
        promised(6, "a parking space for the caterer by tuesday");
        promised(7, "translate the safety sheet by wednesday");
        promised(8, "a cable for room 4 by wednesday");
        promised(9, "the numbers of October by wednesday");
        type("dee", "/ask @bo who has the key to the roof");
        type("eli", "/ask @bo a word on the budget");
        type("bo", "/ask @chi two seats for the match by wednesday");
        type("bo", "/ask @dee the contract with the caterer by tomorrow");
        type("bo", "/ask @ana a slide about the new office");
        type("chi", "/ask accept 12 by 4 dec");
        type("dee", "/ask accept 13");
        type("ana", "/ask accept 14");
        type("ana", "/ask done 14");
        Tab tab = look(1280, 1000, false);
        goTo(tab, "Mon 23 Nov");
        goTo(tab, "Tue 24 Nov");

        Locator reminder = tab.message("Change or stop this");
        assertThat(reminder).containsText("Four due today, two late; three more tomorrow.");
        assertThat(tab.row(reminder, "#")).hasCount(10);
        tab.picture("reminder-heavy-morning");
        Tab dark = look(1280, 1000, true);
        assertThat(dark.message("Change or stop this")).isVisible();
        dark.picture("reminder-heavy-morning-dark");
        // These two stand in the README.
        for (boolean night : new boolean[] {false, true}) {
            Tab narrow = look(960, 1000, night);
            Locator whole = narrow.message("Change or stop this");
            assertThat(whole).isVisible();
            narrow.picture(whole, night ? "reminder-site-dark" : "reminder-site-light");
        }
        Tab phone = look(390, 780, false);
        assertThat(phone.message("Change or stop this")).isVisible();
        phone.picture("reminder-heavy-morning-phone");
        phone.message("Change or stop this").locator(".block").first().scrollIntoViewIfNeeded();
        phone.picture("reminder-heavy-morning-phone-top");

        tab.button(reminder, "And 4 more").click();
        assertThat(tab.row(reminder, "contract with the caterer")).containsText("late");
        assertThat(tab.row(reminder, "#")).hasCount(4);
        tab.picture("reminder-heavy-morning-rest");
        assertThat(tab.row(reminder, "two seats")).containsText("needed by Wed 25 Nov · Chi suggests Fri 4 Dec");
        tab.pick(tab.row(reminder, "two seats"), "Agree to Fri 4 Dec");
        assertThat(tab.row(reminder, "two seats")).containsText("✓ #12 · with Chi · due Fri 4 Dec");
        tab.button(reminder, "Back").click();
        assertThat(tab.row(reminder, "#")).hasCount(10);
    }
}
