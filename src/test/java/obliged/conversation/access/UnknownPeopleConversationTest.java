package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import obliged.sandbox.api.Fault;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Someone whom we have not read yet is read at once, and until then may do no more than someone of another company. */
class UnknownPeopleConversationTest extends InOffice {
    private static final String ONE_MOMENT = "One moment, I'm looking that up in Slack.";
    private static final String FROM_ABROAD = "I only work for the company that installed me";

    /** A colleague of whom no event told us. */
    private void comesNew(String name) {
        Person person = office.slack.world().addPerson(name, "Fay Fox", "Europe/Lisbon", Person.Kind.MEMBER);
        office.slack.world().changeChannel("it-help", channel -> channel.withMember(person.id()));
        office.slack.world().changeChannel("design", channel -> channel.withMember(person.id()));
    }

    /** Someone of another company who came into a shared channel, without an event. */
    private void comesFromAbroad(String name) {
        Person person = office.slack.world().addStranger(name, "Quin Quest", "Europe/Lisbon");
        office.slack.world().changeChannel("with-partner", channel -> channel.withMember(person.id()));
    }

    private Message ephemeral(String person, String channel, String words) {
        office.await(() -> office.as(person).in(channel).find(words).isPresent());
        return office.as(person).in(channel).showing(words);
    }

    @Test
    void aColleaguesFirstCommandIsDoneOnceTheyAreRead() {
        comesNew("fay");

        assertThat(office.type("fay", "/ask @bo water the plants by friday").text())
                .startsWith(ONE_MOMENT)
                .contains("/ask @bo water the plants by friday");

        assertThat(ephemeral("fay", "general", "#1").plainText()).contains("Bo", "27 Nov");
        office.dm("bo", "water the plants");
        assertThat(office.type("fay", "/ask @bo feed the cat").text()).contains("#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ask @ana a secret", "/ask #with-partner a secret", "/ask #it-help a secret"})
    void someoneOfAnotherCompanyAsksNothing(String command) {
        comesFromAbroad("quin");

        assertThat(office.as("quin").in("with-partner").type(command).text()).startsWith(ONE_MOMENT);

        ephemeral("quin", "with-partner", FROM_ABROAD);
        assertNothingLogged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ask list all", "/ask search screen", "/ask 1", "/ask export", "/thanks list"})
    void norReadsAnything(String command) {
        office.type("ana", "/ask #with-partner a second screen");
        office.post("with-partner", "a second screen");
        office.settle();
        comesFromAbroad("quin");

        office.as("quin").in("with-partner").type(command);

        office.settle();
        office.await(() -> office.as("quin").in("with-partner").messages().stream()
                        .filter(message -> message.isEphemeral())
                        .count()
                > 1);
        assertThat(office.as("quin").in("with-partner").messages().stream().filter(Message::isEphemeral))
                .noneMatch(message -> message.text().contains("second screen"));
        assertThat(office.slack.world().files()).isEmpty();
    }

    @Test
    void whoIsAskedIsReadFirstAndTheReasonStandsInTheForm() {
        comesFromAbroad("quin");

        assertThat(office.type("ana", "/ask @quin a secret").text()).startsWith(ONE_MOMENT);
        office.as("ana").press(ephemeral("ana", "general", "[Open the form]"), "Open the form");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());

        assertThat(office.as("ana").modal().plainText()).contains("works at another company");
        assertThat(office.as("ana").modal().value("What")).isEqualTo("a secret");
        assertThat(office.dms("quin")).isEmpty();
        assertNothingLogged();
    }

    @Test
    void whoIsThankedIsReadFirst() {
        comesFromAbroad("quin");
        comesNew("fay");

        assertThat(office.type("ana", "/thanks @fay for the move").text()).startsWith(ONE_MOMENT);
        office.post("general", "the move");
        assertThat(office.type("ana", "/thanks @quin for a secret").text()).startsWith(ONE_MOMENT);
        ephemeral("ana", "general", "[Open the form]");
        office.settle();
        assertThat(office.dms("quin")).isEmpty();
    }

    @Test
    void aColleagueWhoIsAskedGetsTheCardOnceTheyAreRead() {
        comesNew("fay");

        assertThat(office.type("ana", "/ask @fay water the plants").text()).startsWith(ONE_MOMENT);

        assertThat(office.dm("fay", "water the plants").plainText()).contains("[Accept]");
    }

    @Test
    void whatWouldOpenAFormOffersIt() {
        comesNew("fay");

        assertThat(office.type("fay", "/ask").text()).startsWith(ONE_MOMENT);
        Message offer = ephemeral("fay", "general", "[Open the form]");
        office.as("fay").press(offer, "Open the form");
        office.await(() -> office.as("fay").modalIfOpen().isPresent());
        office.as("fay")
                .modal()
                .fill("Who", "Bo")
                .fill("What", "water the plants")
                .submit();
        office.dm("bo", "water the plants");
    }

    @Test
    void soDoesAShortcut() {
        comesNew("fay");

        office.as("fay").shortcut("new_ask");
        assertThat(office.dm("fay", "[Open the form]").plainText()).startsWith("Here's your form.");
    }

    @Test
    void aColleaguesPressIsTakenOnceTheyAreRead() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        comesNew("fay");

        office.as("fay").press(card, "Accept");
        office.dm("ana", "Fay is on");
    }

    @Test
    void aPressOfSomeoneOfAnotherCompanyIsNot() {
        office.type("ana", "/ask #with-partner a second screen");
        Message card = office.post("with-partner", "a second screen");
        comesFromAbroad("quin");

        office.as("quin").press(card, "Accept");
        ephemeral("quin", "with-partner", FROM_ABROAD);
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).doesNotContain("Quin");
    }

    @Test
    void homeAndDirectMessagesFollowToo() {
        comesNew("fay");
        comesNew("gil");

        office.as("fay").openHome();
        office.await(() -> office.slack.world().home("fay").isPresent());
        office.as("gil").writeToBot("could somebody water the plants");
        assertThat(office.dm("gil", "[Open the form]")).isNotNull();
    }

    @Test
    void ifSlackDoesNotTellWhoTheyAreNothingIsDone() {
        comesNew("fay");
        office.slack.faults().add(Fault.error("internal_error").on("users.info"));

        assertThat(office.type("fay", "/ask @bo water the plants").text()).startsWith(ONE_MOMENT);
        ephemeral("fay", "general", "couldn't look that up");
        office.slack.faults().clear();
        assertNothingLogged();
        assertThat(office.type("fay", "/ask @bo water the plants").text()).startsWith(ONE_MOMENT);
        ephemeral("fay", "general", "#1");
    }

    private void assertNothingLogged() {
        office.settle();
        assertThat(office.type("ana", "/ask list all").text()).contains("There are no asks you can see yet.");
    }
}
