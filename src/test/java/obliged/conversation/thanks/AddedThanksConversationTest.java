package obliged.conversation.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** <b>Add yours</b> on a shout-out: someone else's words beneath it. */
class AddedThanksConversationTest extends InOffice {
    @BeforeEach
    void anaThanksBo() {
        office.type("ana", "/thanks @bo for the move");
        office.dm("bo", "Ana thanks you!");
    }

    private Message post() {
        return office.post("general", "the move");
    }

    private void add(String person, String words) {
        assertThat(form(person, post(), "Add yours")
                        .fill("What for", words)
                        .submit()
                        .closed())
                .isTrue();
    }

    /** Presses it where that opens no form, and returns what its presser reads. */
    private void refused(String person, String sentence) {
        office.as(person).press(post(), "Add yours");
        office.await(() -> office.as(person).in("general").find(sentence).isPresent());
        assertThat(office.as(person).modalIfOpen()).isEmpty();
    }

    @Test
    void itStandsBeneathAndIsTold() {
        Message before = post();
        add("chi", "the *coffee* @here");
        office.await(() -> post().plainText().contains("Chi adds"));
        assertThat(post().ts()).isEqualTo(before.ts());
        assertThat(post().plainText())
                .isEqualTo("Thank you, Bo!\n> the move\nfrom Ana\nChi adds: “the *coffee* @here”\n[Add yours]");
        assertThat(post().json().path("text").asText()).contains("Chi adds: “the *coffee* @");
        assertThat(post().json().path("blocks").toString()).doesNotContain("\"broadcast\"");
        assertThat(office.dm("bo", "Chi thanks you too!").plainText())
                .contains("> the *coffee*", "added to the thanks from Ana", "See it there");
        assertThat(office.dm("chi", "You added your thanks to Bo in").plainText())
                .contains("[Undo]");
        assertThat(office.type("bo", "/thanks list").text()).contains("from Chi · “the *coffee*");
    }

    @Test
    void theThankedAreToldOncePerDay() {
        add("chi", "the coffee");
        office.dm("bo", "Chi thanks you too!");
        add("eli", "the cake");
        office.dm("eli", "You added your thanks");
        office.await(() -> post().plainText().contains("Chi adds: “the coffee”\nEli adds: “the cake”"));
        office.settle();
        assertThat(office.dms("bo")).hasSize(2);
        office.clock.pass(Duration.ofDays(1));
        add("dee", "the songs");
        assertThat(office.dm("bo", "Dee thanks you too!").plainText()).contains("> the songs");
    }

    @Test
    void whatWasAddedCanBeTakenBack() {
        add("chi", "the coffee");
        Message given = office.dm("chi", "You added your thanks");
        office.dm("bo", "Chi thanks you too!");
        office.as("chi").press(given, "Undo");
        office.await(() -> !post().plainText().contains("Chi adds"));
        office.dm("bo", "Chi took back their thanks.");
        office.dm("chi", "You took back your thanks to Bo for “the coffee”");
        assertThat(office.as("bo").in("general").showing("the move").plainText())
                .isEqualTo("Thank you, Bo!\n> the move\nfrom Ana\n[Add yours]");
        // Then others can be added, theirs as well; the thanked have heard of one today.
        add("chi", "the tea");
        office.await(() -> post().plainText().contains("Chi adds: “the tea”"));
        office.settle();
        assertThat(office.dms("bo")).hasSize(2);
    }

    @Test
    void whatWasAddedGoesWithTheShoutOut() {
        add("chi", "the coffee");
        office.dm("chi", "You added your thanks");
        office.dm("bo", "Chi thanks you too!");
        office.type("ana", "/thanks undo");
        office.dm("chi", "Ana took back the thanks to Bo, so what you added is gone too: “the coffee”.");
        office.dm("bo", "Chi took back their thanks.");
        office.settle();
        assertThat(office.as("eli").in("general").find("the move")).isEmpty();
        assertThat(office.type("bo", "/thanks list").text()).doesNotContain("coffee");
    }

    @Test
    void onceEachAndNotToOnesOwn() {
        refused("ana", "These are your own thanks. Others can add theirs.");
        add("chi", "the coffee");
        office.await(() -> post().plainText().contains("Chi adds"));
        refused("chi", "You've added yours already. Within ten minutes, /thanks undo takes it back.");
        refused("bo", "That's you. Thank a colleague.");
    }

    @Test
    void theDailyLimitCountsThem() {
        for (int i = 0; i < 10; i++) {
            office.type("chi", "/thanks @dee for thing " + i);
        }
        assertThat(form("chi", post(), "Add yours")
                        .fill("What for", "the coffee")
                        .submit()
                        .errorAt("What for"))
                .startsWith("You've given 10 thank-yous today");
    }

    @Test
    void manyAreShortened() {
        for (String person : new String[] {"chi", "dee", "eli"}) {
            add(person, "x".repeat(500));
            office.await(() -> post().plainText().toLowerCase(Locale.ROOT).contains(person + " adds"));
        }
        assertThat(post().plainText()).contains("…”").doesNotContain("x".repeat(201));
    }
}
