package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.testing.InOffice;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A channel says how it works as a team, in two pages. */
class TeamConversationTest extends InOffice {
    private Modal open(String person, String channel) {
        assertThat(office.as(person).in(channel).type("/ask team").body()).isEmpty();
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    private Modal next(Modal first) {
        SubmissionResult sent = first.submit();
        assertThat(sent.errors()).isEmpty();
        return sent.next();
    }

    private void save(Modal second) {
        SubmissionResult sent = second.submit();
        assertThat(sent.errors()).isEmpty();
        assertThat(sent.closed()).isTrue();
    }

    private void helpers(String person, String channel, String helpers) {
        save(next(open(person, channel).fill("Helpers", helpers)));
    }

    @Test
    void aChannelBecomesATeamInTwoPagesThatAreFilledInSensibly() {
        Modal first = open("bo", "it-help");
        assertThat(first.title()).isEqualTo("Team settings");
        assertThat(first.plainText())
                .contains("Team settings for " + office.shown("it-help") + ".", "These are the defaults")
                .doesNotContain("other companies");
        first.fill("What we help with", "Laptops & <screens>")
                .fill("What to include", "The number on its back")
                .fill("Helpers", "bo, chi");

        Modal second = next(first);
        assertThat(second.value("First answer within")).isEqualTo("1 day");
        assertThat(second.value("Usual turnaround")).isEmpty();
        assertThat(second.value("Working days")).isEqualTo("Monday,Tuesday,Wednesday,Thursday,Friday");
        assertThat(second.value("From")).isEqualTo("09:00");
        assertThat(second.value("To")).isEqualTo("17:00");
        assertThat(second.value("Time zone")).isEqualTo("Europe/Berlin, now 11:00");
        second.fill("First answer within", "4 working hours")
                .fill("Usual turnaround", "3d")
                .fill("Working days", "Monday, Wednesday")
                .fill("From", "07:30")
                .fill("To", "15:00")
                .fill("Time zone", "America/New_York");
        save(second);

        assertThat(office.dm("bo", "Helpers: ").plainText())
                .isEqualTo("Saved for " + office.shown("it-help")
                        + ". Helpers: Bo and Chi. First answer within 4 working hours,"
                        + " usually done in 3 working days. Mon, Wed 7:30–15:00, New York time.");
        assertThat(office.as("bo").modalIfOpen()).isEmpty();

        Modal again = open("chi", "it-help");
        assertThat(again.plainText()).contains("Last changed by Bo, ");
        assertThat(again.value("What we help with")).isEqualTo("Laptops & <screens>");
        assertThat(again.value("Helpers"))
                .isEqualTo(String.join(
                        ",",
                        Stream.of("bo", "chi")
                                .map(name -> office.slack.world().person(name).id())
                                .sorted()
                                .toList()));
        assertThat(next(again).value("Usual turnaround")).isEqualTo("3 days");
    }

    @Test
    void aTeamChoosesPublicHolidaysAndItsHelpersSeeWhoIsAway() {
        save(next(open("bo", "it-help").fill("Helpers", "bo, chi")).fill("Public holidays", "Bavaria, Germany"));
        assertThat(office.dm("bo", "Helpers: ").plainText())
                .endsWith("Berlin time, except public holidays in Bavaria, Germany.");
        assertThat(next(open("bo", "it-help")).value("Public holidays")).isEqualTo("Bavaria, Germany");
        office.as("bo").modal().close();

        var unused = office.slack
                .admin()
                .setStatus(
                        "chi",
                        new Person.Status(
                                "",
                                ":palm_tree:",
                                Instant.parse("2026-12-03T22:00:00Z").getEpochSecond()));
        office.settle();
        assertThat(open("bo", "it-help").plainText()).contains("Away: Chi until Fri 4 Dec.");
        office.as("bo").modal().close();
        office.type("ana", "/ask #it-help a second screen");
        assertThat(office.post("it-help", "a second screen").plainText()).contains("Away: Chi until Fri 4 Dec.");
    }

    @Test
    void whatWasFilledInOnEitherPageStaysOnTheWayBackAndForth() {
        Modal second = next(open("bo", "it-help").fill("What we help with", "Laptops"))
                .fill("First answer within", "soon")
                .fill("Working days", "Monday, Wednesday")
                .fill("Time zone", "America/New_York");

        second.press("Back");
        office.awaitForm("bo", text -> text.contains("What we help with"));
        Modal first = office.as("bo").modal();
        assertThat(first.value("What we help with")).isEqualTo("Laptops");
        assertThat(first.plainText()).contains("These are the defaults");
        first.fill("What to include", "Its number");

        Modal again = next(first);
        assertThat(again.value("First answer within")).isEqualTo("soon");
        assertThat(again.value("Working days")).isEqualTo("Monday,Wednesday");
        assertThat(again.value("Time zone")).startsWith("America/New York");
        save(again.fill("First answer within", "2 days"));
        Modal saved = open("chi", "it-help");
        assertThat(saved.value("What we help with")).isEqualTo("Laptops");
        assertThat(saved.value("What to include")).isEqualTo("Its number");
        assertThat(next(saved).value("First answer within")).isEqualTo("2 days");
    }

    @Test
    void onlyTheHelpersMayActThenAndTheirTurnaroundIsTheDateOfWhatNamesNone() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        Modal second = next(open("bo", "it-help").fill("Helpers", "chi"));
        save(second.fill("Usual turnaround", "2 days"));

        office.as("dee").press(card, "Accept");
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText()).contains("○ not accepted yet");
        office.as("chi").press(card, "Accept");
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText()).contains("due Tue 24 Nov", "Chi has it");
    }

    @Test
    void whoIsNoHelperReadsHowItWorksAndWhoMayChangeIt() {
        save(next(open("bo", "it-help")
                .fill("What we help with", "Laptops")
                .fill("Helpers", "chi")
                .fill("Helper group", "@it-crew · IT crew")));

        Modal shown = open("dee", "it-help");

        assertThat(shown.plainText())
                .contains(
                        "Bo and Chi help in " + office.shown("it-help") + ", so only they can change these settings:",
                        "They help with: Laptops",
                        "First answer within 1 working day. Mon–Fri 9:00–17:00, Berlin time.",
                        "Helpers: Chi and everyone in @it-crew",
                        "Last changed by Bo");
        assertThat(shown.view().json().path("submit").isNull()).isTrue();
    }

    @Test
    void aGroupsMembersHelpAsTheyComeAndGo() {
        save(next(open("bo", "it-help").fill("Helper group", "@it-crew · IT crew")));
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        office.as("dee").press(card, "Accept");
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText()).contains("○ not accepted yet");

        office.slack.admin().setMembers("it-crew", "dee");
        office.as("dee").press(card, "Accept");
        office.settle();

        assertThat(office.post("it-help", "a second screen").plainText()).contains("Dee has it");
        office.slack.admin().disableGroup("it-crew");
        Modal form = open("eli", "it-help");
        assertThat(form.plainText()).doesNotContain("Helper group");
    }

    @Test
    void aWorkspaceWithoutGroupsHasNoSuchField() throws Exception {
        office.close();
        office = Office.in(
                Files.createDirectory(directory.resolve("elsewhere")),
                Fault.error("paid_teams_only").on("usergroups.list"));

        // No trouble is told: that there are no groups is none.
        office.await(() -> office.ready().equals("{\"status\":\"ready\",\"waiting\":0,\"given_up_today\":0}"));
        assertThat(open("bo", "it-help").plainText()).contains("Helpers").doesNotContain("Helper group");
    }

    @Test
    void whoCanNotHelpIsRefusedAtTheField() {
        Modal first = open("bo", "it-help").fill("Helpers", "chi, buildbot");
        assertThat(first.submit().errors()).containsEntry("team.helpers", "Build is an app and can't help. Remove it.");
        assertThat(first.fill("Helpers", "old-hand").submit().errors())
                .containsEntry("team.helpers", "Olga is no longer here. Remove them.");
        assertThat(first.fill("Helpers", "gus").submit().errors())
                .containsEntry(
                        "team.helpers", "Gus isn't in this channel and wouldn't see its asks. Invite them first.");
        assertThat(first.fill("Helpers", "pat").submit().errors())
                .containsEntry(
                        "team.helpers", "I don't know one of them yet, so I'm looking them up. Try again in a minute.");
        office.await(() -> first.submit().errors().values().toString().contains("works at another company"));
        assertThat(first.fill("Helpers", "chi").submit().errors()).isEmpty();
    }

    @Test
    void inAPrivateChannelOnlyItsPeopleCanHelp() {
        Modal first = open("eli", "leads").fill("Helpers", "dee, bo");
        office.await(() -> first.submit()
                .errors()
                .equals(Map.of(
                        "team.helpers", "Bo isn't in this channel and wouldn't see its asks. Invite them first.")));
        save(next(first.fill("Helpers", "dee")));
        assertThat(office.dm("eli", "Helpers: Dee").plainText()).startsWith("Saved for " + office.shown("leads"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "First answer within | 0 days | team.first_answer | Write a number from 1 to 99",
                "First answer within | 100 hours | team.first_answer | Write a number from 1 to 99",
                "First answer within | soon | team.first_answer | 4 hours, or 2 days.",
                "First answer within | 3 | team.first_answer | then hours or days",
                "Usual turnaround | -1 day | team.turnaround | Write a number from 1 to 99",
                "To | 09:00 | team.closes | The day has to end after it begins. Pick a time after 9:00.",
                "To | 08:59 | team.closes | The day has to end after it begins"
            })
    void whatIsWrongIsSaidAtItsField(String field, String typed, String block, String sentence) {
        SubmissionResult sent = next(open("bo", "it-help")).fill(field, typed).submit();

        assertThat(sent.errors()).containsOnlyKeys(block);
        assertThat(sent.errors().get(block)).contains(sentence);
    }

    @Test
    void anyZoneIsFoundAsSomeoneTypesItsPlace() {
        Modal second = next(open("bo", "it-help"));

        assertThat(second.options("Time zone", "são PAULO")).containsExactly("America/Sao Paulo, now 7:00");
        assertThat(second.options("Time zone", "lord_howe")).containsExactly("Australia/Lord Howe, now 21:00");
        assertThat(second.options("Time zone", ""))
                .startsWith("Europe/Berlin, now 11:00")
                .hasSizeBetween(20, 100);
        assertThat(second.options("Time zone", "a")).hasSize(100);
        assertThat(second.options("Time zone", "nowhere")).isEmpty();
    }

    @Test
    void whatSomeoneElseChangedMeanwhileIsShownAndWhatWasTypedStays() {
        Modal bos =
                next(open("bo", "it-help").fill("What we help with", "Laptops")).fill("First answer within", "2 hours");
        save(next(open("chi", "it-help").fill("What we help with", "Mice")));

        Modal shown = bos.submit().next();

        assertThat(shown.plainText())
                .contains("Last changed by Chi", "They help with: Mice", "What you entered is still here.");
        assertThat(shown.value("First answer within")).isEqualTo("2 hours");
        save(shown);
        assertThat(open("chi", "it-help").value("What we help with")).isEqualTo("Laptops");
    }

    @Test
    void aHelperWhoLeavesBetweenThePagesBringsTheFirstBackWithAllThatWasTyped() {
        Modal second = next(open("bo", "it-help")
                        .fill("What we help with", "Laptops")
                        .fill("Helpers", "bo, chi"))
                .fill("First answer within", "2 hours");
        office.slack.admin().deactivate("chi");

        Modal first = second.submit().next();

        assertThat(first.plainText()).contains("Chi is no longer here. Remove them.");
        assertThat(first.value("What we help with")).isEqualTo("Laptops");
        Modal secondAgain = next(first.fill("Helpers", "bo"));
        assertThat(secondAgain.value("First answer within")).isEqualTo("2 hours");
        save(secondAgain);
        assertThat(office.dm("bo", "Helpers: Bo").plainText()).contains("within 2 working hours");
    }

    @Test
    void aFormThatIsSentTwiceActsOnce() {
        Modal second = next(open("bo", "it-help").fill("Helpers", "chi"));
        SubmissionResult sent = second.submit();
        assertThat(sent.closed()).isTrue();
        assertThat(sent.reply().repeat().body()).isEqualTo(sent.reply().body());

        office.dm("bo", "Helpers: Chi");
        office.settle();
        assertThat(office.dms("bo").stream().filter(m -> m.plainText().contains("Helpers: ")))
                .hasSize(1);
    }

    @Test
    void aFormOfHalfAnHourAgoIsGood() {
        Modal first = open("bo", "it-help").fill("Helpers", "chi");
        office.clock.pass(Duration.ofMinutes(31));
        Modal second = next(first);
        office.clock.pass(Duration.ofMinutes(31));
        save(second);
        assertThat(office.dm("bo", "Helpers: Chi")).isNotNull();
    }

    @Test
    void aFormThatSlackDidNotOpenIsOffered() {
        office.slack
                .faults()
                .add(Fault.error("expired_trigger_id").on("views.open").once());
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").in("it-help").find("Open the form").isPresent());
        office.as("bo").press(office.as("bo").in("it-help").showing("Open the form"), "Open the form");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        helpersOf(office.as("bo").modal());
    }

    private void helpersOf(Modal first) {
        save(next(first.fill("Helpers", "chi")));
        assertThat(office.dm("bo", "Helpers: Chi")).isNotNull();
    }

    @Test
    void whereNoTeamCanBeItSaysSoWithAWayOut() {
        assertThat(office.as("bo").inDm().type("/ask team").text())
                .contains("A team is a channel. Go to your team's channel and type /ask team there.");
        assertThat(office.as("eli").in("secret").type("/ask team").text())
                .contains("I can't see " + office.shown("secret") + " yet. Type /invite @Obliged there");
        office.as("bo").in("old").type("/ask team");
        office.await(() -> office.as("bo").in("old").find("is archived").isPresent());
        assertThat(office.as("bo").in("old").showing("is archived").plainText()).contains("choose another channel");
    }

    @Test
    void aSharedChannelWarns() {
        assertThat(open("ana", "with-partner").plainText())
                .contains("People from other companies are in this channel: they can read asks here,");
    }

    @Test
    void aGuestChangesATeamOfTheirsOnlyOnceWeReadThatTheyAreInIt() {
        office.slack.admin().join("gus", "design");
        assertThat(office.as("gus").in("design").type("/ask team").text()).startsWith("One moment");
        office.await(() -> office.as("gus").in("design").find("[Open the form]").isPresent());
        office.as("gus").press(office.as("gus").in("design").showing("[Open the form]"), "Open the form");
        office.await(() -> office.as("gus").modalIfOpen().isPresent());
        save(next(office.as("gus").modal().fill("Helpers", "gus")));
        assertThat(office.dm("gus", "Helpers: Gus")).isNotNull();
    }

    @Test
    void hiddenFieldsThatWereTamperedWithChangeNothing() {
        helpers("eli", "leads", "eli");
        Modal first = open("bo", "it-help");
        for (String channel : new String[] {"leads", "secret", "old"}) {
            String id = office.slack.world().channel(channel).id();
            assertThat(sent(first, id + "/0/0/0", office.slack.world().teamId()))
                    .contains("Nothing was changed", "Keep me");
        }
        assertThat(sent(first, "it-help", office.slack.world().teamId())).contains("tell which channel this is for");
        assertThat(sent(first, "", office.slack.world().teamId())).contains("tell which channel this is for");
        Modal second = next(first);
        String about = second.view().json().path("private_metadata").asText();
        assertThat(sent(
                        second,
                        about.replaceFirst("\"first\":\\d+", "\"first\":4711"),
                        office.slack.world().teamId()))
                .contains("the first page is gone");
        assertThat(sent(
                        second,
                        about.replaceFirst(
                                "\"channel\":\"\\w+",
                                "\"channel\":\""
                                        + office.slack.world().channel("design").id()),
                        office.slack.world().teamId()))
                .contains("the first page is gone");
        office.settle();
        assertThat(office.dms("bo")).isEmpty();
        assertThat(open("eli", "leads").plainText()).doesNotContain("Keep me");
    }

    @Test
    void aFormOfSomeoneFromAnotherCompanyIsRefused() {
        Modal first = open("bo", "it-help");
        String about = first.view().json().path("private_metadata").asText();

        String pat = office.slack.world().person("pat").id();
        assertThat(sent(first, about, pat, "T0PARTNER1")).contains("I had to look something up in Slack first.");
        office.await(
                () -> sent(first, about, pat, "T0PARTNER1").contains("I only work for the company that installed me"));
        assertThat(sent(first, about, "U0NOBODY9", "T0PARTNER1"))
                .contains("I had to look something up in Slack first.");
        // On Enterprise a colleague may show another workspace's id.
        String bo = office.slack.world().person("bo").id();
        assertThat(sent(first, about, bo, "T0BRANCH01")).contains("Working days");
    }

    /** Sends a form as a client could that was tampered with, and answers what comes back. */
    private String sent(Modal form, String about, String company) {
        return sent(form, about, office.slack.world().person("bo").id(), company);
    }

    private String sent(Modal form, String about, String person, String company) {
        ObjectNode view = form.view().json().deepCopy();
        view.put("private_metadata", about);
        view.putObject("state")
                .putObject("values")
                .putObject("team.helps_with")
                .putObject("team.helps_with")
                .put("type", "plain_text_input")
                .put("value", "Keep me");
        ObjectNode payload = view.objectNode();
        payload.put("type", "view_submission").put("trigger_id", "1.2");
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user").put("id", person).put("team_id", company);
        payload.set("view", view);
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        return office.slack
                .signedPost(
                        "application/x-www-form-urlencoded",
                        body.getBytes(StandardCharsets.UTF_8),
                        office.clock.instant())
                .body();
    }
}
