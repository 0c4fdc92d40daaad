package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.wire.BotResponse;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The New-ask form as people fill it in. */
class NewAskFormTest extends InOffice {
    @Test
    void aFilledFormAsksAPerson() {
        Modal form = form("ana");
        assertThat(form.title()).isEqualTo("New ask");
        assertThat(form.plainText()).contains("Who", "What", "Needed by", "Time of day", "Customer impact");

        SubmissionResult sent = form.fill("Who", "Bo")
                .fill("What", "reset my VPN token\n@here & <!channel> *please*")
                .fill("Needed by", "2026-11-27")
                .fill("Time of day", "15:00")
                .fill("Customer impact", "Acme waits for its invoice")
                .submit();

        assertThat(sent.closed()).isTrue();
        assertThat(office.dm("bo", "reset my VPN token").plainText().lines())
                .contains("#1 · Ana asks you", "@here & <!channel> *please*")
                .anyMatch(line -> line.contains("27 Nov") && line.contains("Acme waits for its invoice"));
        assertThat(office.dm("ana", "reset my VPN token").plainText()).contains("○ not accepted yet", "[Withdraw]");
        assertThat(office.type("ana", "/ask 1").text()).contains("Fri 27 Nov, 15:00");
    }

    @Test
    void aDateInTheWordsCountsWhereNoDayIsPicked() {
        form("ana")
                .fill("Who", "Bo")
                .fill("What", "by friday reset my VPN token")
                .submit();
        assertThat(office.dm("bo", "reset my VPN token").plainText())
                .contains("by friday reset my VPN token", "needed by Fri 27 Nov");

        form("ana")
                .fill("Who", "Bo")
                .fill("What", "water the plants by friday")
                .fill("Needed by", "2026-12-01")
                .submit();
        assertThat(office.dm("bo", "water the plants").plainText()).contains("by friday", "needed by Tue 1 Dec");
    }

    @Test
    void aFilledFormAsksATeam() {
        form("ana").fill("Who", "#it-help").fill("What", "a second screen").submit();
        assertThat(office.post("it-help", "a second screen").plainText())
                .startsWith("#1 · Ana asks " + office.shown("it-help"));
    }

    @Test
    void theGuidelinesOfATeamComeWhenItIsPickedAndNothingTypedIsLost() {
        helpers("it-help", "bo", "chi");
        Modal form = form("ana")
                .fill("What", "a second screen")
                .fill("Needed by", "2026-12-24")
                .fill("Customer impact", "none");
        assertThat(form.plainText()).doesNotContain("Only the helpers");

        form.fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("They help with"));
        assertThat(form.plainText())
                .contains(
                        "Laptops & accounts",
                        "Please include",
                        "Your room",
                        "First answer within",
                        "usually done in",
                        "Only the helpers");
        assertThat(form.value("Who")).isEqualTo("#it-help");
        assertThat(form.value("What")).isEqualTo("a second screen");
        assertThat(form.value("Needed by")).isEqualTo("2026-12-24");

        form.fill("Who", "Dee");
        office.await(() -> !form.plainText().contains("They help with"));
        assertThat(form.plainText()).doesNotContain("Only the helpers");
        assertThat(form.value("What")).isEqualTo("a second screen");
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.dm("dee", "a second screen").plainText()).contains("needed by Thu 24 Dec");
    }

    @Test
    void onlyTheHelpersSeeWhatIsForThemOnly() {
        helpers("it-help", "bo", "chi");
        Modal form = form("ana").fill("What", "my salary is wrong").fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("Only the helpers"));
        form.fill("Who sees it", "Only the helpers").submit();

        assertThat(office.dm("bo", "my salary is wrong").plainText()).contains("[Accept]");
        assertThat(office.dm("chi", "my salary is wrong").plainText()).contains("[Accept]");
        office.settle();
        assertThat(office.as("eli").in("it-help").find("my salary")).isEmpty();
        assertThat(office.type("eli", "/ask 2").text()).contains("There's no ask #2, or you can't see it.");
    }

    @Test
    void theTickOfATeamWhoseHelpersWentMeanwhileIsAnErrorAtTheTick() {
        helpers("it-help", "bo");
        Modal form = form("ana").fill("What", "my salary is wrong").fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("Only the helpers"));
        form.fill("Who sees it", "Only the helpers");
        sql("DELETE FROM team_helper");

        SubmissionResult sent = form.submit();

        assertThat(sent.errorAt("Who sees it")).contains("#it-help hasn't named any helpers");
        assertThat(form.fill("helpers", "").submit().closed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Needed by       | 2026-11-21 |          |       | Needed by   | That date has passed. Pick a later one.
            Needed by       | 2028-11-23 |          |       | Needed by   | more than two years ahead
            Needed by       | 2026-11-22 | Time of day | 09:00 | Time of day | That date has passed. Pick a later one.
            Time of day     | 09:00      |          |       | Time of day | Pick a day for that time
            """)
    void aDateThatIsNoneIsSaidAtItsField(
            String field, String value, String other, String otherValue, String at, String why) {
        Modal form =
                form("ana").fill("Who", "Bo").fill("What", "water the plants").fill(field, value);
        if (other != null) {
            form.fill(other, otherValue);
        }
        SubmissionResult sent = form.submit();
        assertThat(sent.errorAt(at)).contains(why);
        assertThat(sent.errors()).hasSize(1);
        // What is put right in the same form is taken.
        form.fill(field, "");
        if (other != null) {
            form.fill(other, "");
        }
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.dm("bo", "water the plants").plainText()).contains("no date yet");
    }

    @Test
    void wordsOfBlanksOnlyAreNone() {
        Modal form = form("ana").fill("Who", "Bo").fill("What", "\u2060 \u200b");
        assertThat(form.submit().errorAt("What")).isEqualTo("Say what you need.");
        Modal blank = form("ana").fill("Who", "Bo").fill("What", "\u0001\u0002");
        assertThat(blank.submit().errorAt("What")).isEqualTo("Say what you need.");
    }

    @Test
    void whoeverCanNotBeAskedMeanwhileIsSaidAtTheirField() {
        Modal form = form("ana").fill("Who", "Chi").fill("What", "water the plants");
        office.slack.admin().deactivate("chi");
        assertThat(form.submit().errorAt("Who"))
                .isEqualTo("Chi is no longer here. Ask someone else, or their team's channel.");

        form.fill("Who", "#design");
        office.slack.admin().archive("design");
        assertThat(form.submit().errorAt("Who")).startsWith("#design is archived.");

        assertThat(form.fill("Who", "Bo").submit().closed()).isTrue();
    }

    @Test
    void theSameFormSentTwiceLogsOneAsk() {
        BotResponse sent = form("ana")
                .fill("Who", "Bo")
                .fill("What", "water the plants")
                .submit()
                .reply();
        assertThat(sent.repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.type("ana", "/ask 2").text()).contains("There's no ask #2");
    }

    @Test
    void aFormThatStoodOpenForAnHourIsTaken() {
        Modal form = form("ana").fill("Who", "Bo").fill("What", "water the plants");
        office.clock.pass(Duration.ofHours(1));
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.dm("bo", "water the plants").plainText()).contains("[Accept]");
    }

    @Test
    void aFormSurvivesTheBotsRestart() throws Exception {
        Modal form = form("ana").fill("What", "water the plants");
        office.restart();
        office.await(office::isReady);
        assertThat(form.fill("Who", "Bo").submit().closed()).isTrue();
        assertThat(office.dm("bo", "water the plants").plainText()).contains("[Accept]");
    }

    @Test
    void teamsComeFirstThenPeopleByWhatIsTyped() {
        office.slack.admin().hire("jose", "José Luís", "Europe/Lisbon");
        office.type("ana", "/ask #design a logo");
        Modal form = form("ana");
        assertThat(form.options("Who", ""))
                .startsWith("#design")
                .contains("Bo", "Chi", "Dee", "Eli", "Gus")
                .doesNotContain("Ana", "#it-help", "Olga", "Build Bot", "Obliged", "Slackbot", "Pat");
        assertThat(form.options("Who", "de")).containsExactly("#design", "Dee");
        assertThat(form.options("Who", "#it")).containsExactly("#it-help", "#with-partner");
        assertThat(form.options("Who", "it help")).containsExactly("#it-help");
        assertThat(form.options("Who", "JOS")).containsExactly("José");
        assertThat(form.options("Who", "@bo")).containsExactly("Bo");
        assertThat(form.options("Who", "zzz")).isEmpty();
        // Signs are no letters, neither of names nor of any language that we search with.
        assertThat(form.options("Who", "%_'\"\\*")).contains("Bo", "Chi").doesNotContain("#design");
        assertThat(form.options("Who", "old")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ayuda-técnica, tecnica",
        "ayuda-técnica, TÉCNICA ayu",
        "ayuda-técnica, #ayuda_te",
        "straßen-büro, STRASSEN BURO",
        "情報システム部, システム"
    })
    void aChannelIsFoundByItsWordsAsAPersonIs(String name, String typed) {
        office.slack.admin().renameChannel("design", name);

        assertThat(form("ana").options("Who", typed)).containsExactly("#" + name);
        assertThat(form("ana").options("Who", "desig")).isEmpty();
    }

    @Test
    void aColleagueIsFoundByEveryNameThatTheyGoBy() {
        office.slack.admin().hire("sorholm", "Søren Holm", "Europe/Lisbon");
        office.slack.admin().rename("sorholm", "Søren Holm", "Kiwi");
        Modal form = form("ana");
        assertThat(form.options("Who", "kiw")).containsExactly("Kiwi");
        assertThat(form.options("Who", "holm")).containsExactly("Kiwi (Søren Holm)");
        assertThat(form.options("Who", "SOREN")).containsExactly("Kiwi (Søren Holm)");
        assertThat(form.options("Who", "@sorh")).containsExactly("Kiwi (@sorholm)");
        // As they were read at the start.
        assertThat(form.options("Who", "berg")).containsExactly("Bo (Bo Berg)");

        office.slack.admin().rename("sorholm", "Søren Dahl", "Bo");
        assertThat(form.options("Who", "kiwi")).isEmpty();
        assertThat(form.options("Who", "holm")).isEmpty();
        assertThat(form.options("Who", "bo")).containsExactly("Bo (Bo Berg)", "Bo (Søren Dahl)");
        form.fill("Who", "Bo (Søren Dahl)").fill("What", "a plate of fruit").submit();
        assertThat(office.dm("sorholm", "a plate of fruit").plainText()).startsWith("#1 · Ana asks you");
        assertThat(form("ana").options("Who", "")).containsSubsequence("Bo (Søren Dahl)", "Bo (Bo Berg)");

        office.slack.admin().deactivate("sorholm");
        assertThat(form("ana").options("Who", "dahl")).isEmpty();
        assertThat(form("ana").options("Who", "bo")).containsExactly("Bo");
    }

    @Test
    void noOtherNameFindsWhoeverCanNotBeAsked() {
        Modal form = form("ana");
        for (String typed : List.of("alves", "hand", "old-hand", "partner", "buildbot", "build", "slackbot")) {
            assertThat(form.options("Who", typed)).as(typed).noneMatch(option -> !option.startsWith("#"));
        }
        assertThat(form("gus").options("Who", "berg")).isEmpty();
    }

    @Test
    void aNameTooLongForAnOptionLeavesRoomForTheOther() {
        String shown = "Kiwi " + "of the long table ".repeat(4).strip();
        office.slack.admin().hire("sorholm", "Søren Holm", "Europe/Lisbon");
        office.slack.admin().rename("sorholm", "Søren Holm", shown);
        assertThat(form("ana").options("Who", "holm"))
                .singleElement()
                .satisfies(option -> assertThat(option)
                        .hasSizeLessThanOrEqualTo(75)
                        .startsWith("Kiwi of the long table")
                        .endsWith("… (Søren Holm)"));
        office.slack.admin().rename("sorholm", "Søren " + "Holm ".repeat(15).strip(), shown);
        assertThat(form("ana").options("Who", "holm"))
                .singleElement()
                .satisfies(option -> assertThat(option)
                        .hasSizeBetween(70, 75)
                        .startsWith("Kiwi of the long table")
                        .contains("… (Søren Holm Holm")
                        .endsWith("…)"));
    }

    @Test
    void whomOneAskedLatelyComesFirst() {
        office.type("ana", "/ask @dee a visa");
        assertThat(form("ana").options("Who", "")).containsSubsequence("Dee", "Bo");
        assertThat(form("eli").options("Who", "")).containsSubsequence("Bo", "Dee");
    }

    @Test
    void closedChannelsAreOfferedToTheirMembersOnly() {
        office.as("eli").in("leads").type("/ask #leads plan it");
        office.await(() -> form("eli").options("Who", "leads").equals(List.of("#leads")));
        assertThat(form("dee").options("Who", "leads")).containsExactly("#leads");
        assertThat(form("ana").options("Who", "leads")).isEmpty();
        // Nor can the bot post in #secret.
        assertThat(form("eli").options("Who", "secret")).isEmpty();
    }

    @Test
    void aGuestIsOfferedOnlyWhereTheyAreAndWhomTheyMeetThere() {
        assertThat(form("gus").options("Who", "")).isEmpty();
        office.slack.admin().join("gus", "it-help");
        office.type("ana", "/ask #it-help a screen");
        // Who else is there is read once the channel is known.
        office.await(() -> form("gus").options("Who", "").containsAll(List.of("#it-help", "Bo")));
        assertThat(form("gus").options("Who", "it")).containsExactly("#it-help");
        assertThat(form("gus").options("Who", "")).doesNotContain("#design");
        assertThat(form("gus").options("Who", "de")).containsExactly("Dee");
        assertThat(form("gus").options("Who", "design")).isEmpty();
    }

    private Modal form(String person) {
        // Else the one from before would be taken for it until it opens.
        office.as(person).modalIfOpen().ifPresent(Modal::close);
        office.as(person).shortcut("new_ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    /** A team that says how it helps, with these helpers. */
    private void helpers(String channel, String... helpers) {
        office.type("ana", "/ask #" + channel + " hello");
        office.settle();
        office.clock.pass(Duration.ofMinutes(1));
        String id = office.slack.world().channel(channel).id();
        sql("UPDATE team SET helps_with = 'Laptops & accounts', include = 'Your room', first_answer = '4h',"
                + " turnaround = '2d', changed_by = 'U1', changed_at = 1 WHERE channel_id = '" + id + "'");
        for (String helper : helpers) {
            sql("INSERT INTO team_helper SELECT workspace_id, channel_id, '"
                    + office.slack.world().person(helper).id() + "' FROM team WHERE channel_id = '" + id + "'");
        }
    }

    private void sql(String statement) {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + office.database() + "?busy_timeout=5000");
                Statement change = file.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
