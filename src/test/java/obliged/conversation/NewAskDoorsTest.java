package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors to the New-ask form: commands, shortcuts, words typed to the bot, drafts; and what each brings along. */
public class NewAskDoorsTest extends InOffice {
    @Test
    void theCommandAloneOpensTheFormAndSaysNothing() {
        BotResponse reply = office.type("ana", "/ask");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.title()).isEqualTo("New ask");
        assertThat(form.value("What")).isEmpty();
    }

    /** Slack's list is read without them. */
    @Test
    void anArchivedChannelIsReadOnceItIsAsked() {
        assertThat(office.type("ana", "/ask #old water it").text()).startsWith("One moment");
        office.await(
                () -> office.as("ana").in("general").find("[Open the form]").isPresent());
        office.as("ana").press(office.as("ana").in("general").showing("[Open the form]"), "Open the form");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(form("ana").plainText()).contains("is archived.");
        assertThat(form("ana").value("What")).isEqualTo("water it");
        form("ana").close();

        assertThat(office.type("ana", "/ask could #old water it").body()).isEmpty();
        assertThat(form("ana").plainText()).contains("Pick them under Who. Next time, start");
        assertThat(form("ana").value("Who")).isEmpty();
        assertThat(form("ana").value("What")).isEqualTo("could #old water it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ask @ana water it                    | That's you. Ask a colleague           |          | water it
            /ask @obliged water it                | I can't take on asks myself.                     |          | water it
            /ask @buildbot water it by friday     | @buildbot is an app and can't answer.  |          | water it
            /ask @nobody water it                 | I don't know @nobody.                  |          | water it
            /ask #nowhere water it                | I don't know #nowhere.                 |          | water it
            /ask water it by friday               | Pick them under Who. Next time, start  |          | water it
            /ask water it by 2026-02-31           | I can't tell who you're asking.             |          | water it by 2026-02-31
            /ask water it by 2026-02-31           | I can't find 2026-02-31 in the calendar |          | water it by 2026-02-31
            /ask list nonsense                    | There's no list called “nonsense”.             |          | list nonsense
            /ask list the open tickets by friday  | owed, mine, team, overdue or all.        |          | list the open tickets
            /ask List mine, please                | If this is an ask, pick who to ask.  |          | List mine, please
            /ask digest nonsense                  | type now, on or off.                   |          | digest nonsense
            /ask digest now and then              | type now, on or off.                   |          | digest now and then
            /ask export the sales figures         | type just /ask export.     |          | export the sales figures
            /ask reminders for the fire drill     | type just /ask reminders, or add on or off.  |          | reminders for the fire drill
            /ask team lunch, book it by friday    | type just /ask team.       |          | team lunch, book it
            /ask #17 is late, isn't it            | type just /ask #17. |          | #17 is late, isn't it
            /ask help me                          | I can't tell who you're asking.             |          | help me
            /ask listen to me                     | I can't tell who you're asking.             |          | listen to me
            /ask @it-crew water it                | No team has named @it-crew as its helpers.   |          | water it
            /ask @bo water it by 2020-01-01       | Wed 1 Jan 2020 has passed.             | Bo       | water it by 2020-01-01
            /ask @bo water it by 2026-02-31       | I can't find 2026-02-31 in the calendar | Bo       | water it by 2026-02-31
            /ask #it-help water it by 2026-02-31  | I can't find 2026-02-31 in the calendar | #it-help | water it by 2026-02-31
            /ask @bo water it by 3/4              | 3/4 could be 3 April or 4 March.       | Bo       | water it by 3/4
            /ask @bo water it by next year        | Which day next year?                   | Bo       | water it by next year
            /ask @bo water it by 24 dec 2040      | Mon 24 Dec 2040 is more than two years | Bo       | water it by 24 dec 2040
            /ask hey @bo, water it by friday      | Do you mean Bo?                        | Bo       | hey @Bo, water it
            /ask @bo and @chi water it            | To ask several, send each a separate ask.  | Bo       | @Bo and @Chi water it
            /ask could #it-help water it          | Do you mean #it-help?                  | #it-help | could #it-help water it
            /ask could @ana water it              | Pick them under Who. Next time, start  |          | could @Ana water it
            /ask could @buildbot water it         | Pick them under Who. Next time, start  |          | could @Build water it
            /ask could @it-crew water it          | Pick them under Who. Next time, start  |          | could @it-crew water it
            /ask @bo                              | What do you need? Write it under What. | Bo       |
            /ask #it-help                         | What do you need? Write it under What. | #it-help |
            """)
    void whatCanNotBeAskedSoStandsInTheFormWithTheReasonOnTop(String typed, String reason, String who, String words) {
        BotResponse reply = office.type("ana", typed);
        assertThat(reply.body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.plainText()).contains(reason);
        assertThat(form.value("Who")).isEqualTo(who == null ? "" : who);
        assertThat(form.value("What")).isEqualTo(words == null ? "" : words);
        assertThat(form.value("Needed by")).isEqualTo(typed.endsWith("friday") ? "2026-11-27" : "");

        // Put right, it is asked.
        if (who == null) {
            form.fill("Who", "Bo");
        }
        if (words == null) {
            form.fill("What", "water it");
        }
        assertThat(form.submit().closed()).isTrue();
        String where = who != null && who.startsWith("#") ? "it-help" : "bo";
        String needed = words == null || words.contains("water it") ? "water it" : words;
        Message card = where.equals("bo") ? office.dm("bo", needed) : office.post(where, needed);
        assertThat(card.plainText()).contains("[Accept]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ana | @robert | Bo (Robert Olsen)
            ana | @OLSEN  | Bo (Robert Olsen)
            ana | @díaz   | Dee (Dee Diaz)
            ana | @rob    |
            ana | @hand   |
            ana | @alves  |
            ana | @costa  |
            gus | @robert |
            """)
    void aNameThatWasNotPickedIsAGuessWhereOneColleagueOnlyGoesByIt(String writer, String name, String guess) {
        office.slack.admin().rename("bo", "Robert Olsen", "Bo");
        office.slack.admin().rename("chi", "Chi Costa", "Chi");
        assertThat(office.type(writer, "/ask " + name + " water it").body()).isEmpty();
        Modal form = form(writer);
        assertThat(form.plainText()).contains("I don't know " + name + ".");
        assertThat(form.value("Who")).isEqualTo(guess == null ? "" : guess);
        assertThat(form.value("What")).isEqualTo("water it");
        if (guess == null) {
            assertThat(form.plainText()).doesNotContain("Do you mean");
        } else {
            assertThat(form.plainText()).contains("Do you mean " + guess + "?");
            assertThat(form.submit().closed()).isTrue();
            String who = guess.substring(0, guess.indexOf(' ')).toLowerCase(Locale.ROOT);
            assertThat(office.dm(who, "water it").plainText()).contains("[Accept]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ana | bo fix it                | Bo
            ana | Bo, fix it               | Bo
            ana | robert olsen: fix it     | Bo (Robert Olsen)
            ana | BO                       | Bo
            ana | fix it for bo            |
            ana | robertolsen fix it       |
            ana | chi fix it               |
            ana | chi costa fix it         | Chi (Chi Costa)
            ana | ana fix it               |
            gus | bo fix it                |
            """)
    void aNameWithoutItsSignIsAGuessToo(String writer, String typed, String guess) {
        office.slack.admin().rename("bo", "Robert Olsen", "Bo");
        office.slack.admin().rename("chi", "Chi Costa", "Chi");
        office.slack.admin().rename("dee", "Chi Diaz", "Chi D");
        office.type(writer, "/ask " + typed);
        Modal form = form(writer);
        assertThat(form.value("Who")).isEqualTo(guess == null ? "" : guess);
        assertThat(form.plainText().contains("Do you mean")).isEqualTo(guess != null);
        assertThat(form.value("What")).isEqualTo(typed);
    }

    @Test
    void aMomentTypedStandsInTheFormAsDayAndTime() {
        office.type("ana", "/ask call the client by 2026-11-24 15:30");
        Modal form = form("ana");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-24");
        assertThat(form.value("Time of day")).isEqualTo("15:30");
        form.fill("Who", "Chi").submit();
        assertThat(office.dm("chi", "call the client").text())
                .contains("<!date^1795534200^{date_long_pretty}, {time}|Tue 24 Nov, 15:30>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by wednsday reset it        | Did you mean “Wednesday”?
            reset it by 5               | Is 5 a day or a time?
            reset it by christmas       | Which day do you mean by “christmas”?
            reset it by mon or tue      | I see two dates
            reset it by friday 5pm IST  | IST could be Kolkata time
            """)
    void whatIsMeantAsADateButIsNoneIsAskedInTheForm(String words, String question) {
        assertThat(office.type("ana", "/ask @bo " + words).body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.plainText()).contains(question);
        assertThat(form.value("Who")).isEqualTo("Bo");
        assertThat(form.value("What")).isEqualTo(words);
        assertThat(form.value("Needed by")).isEmpty();
    }

    @Test
    void aDateAmongTheWordsOfACommandCountsAndTheWordsStayWhole() {
        office.type("ana", "/ask @bo by friday 3pm please reset my token :pray:");
        assertThat(office.dm("bo", "reset my token").plainText())
                .contains("by friday 3pm please reset my token", "Fri 27 Nov, 15:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b \u2060", "\u3164", "\u2800", "\ufeff"})
    void wordsThatShowNothingAreNoAsk(String nothing) {
        office.type("ana", "/ask @bo x" + nothing);
        assertThat(office.dm("bo", "[Accept]").plainText()).doesNotContain("x" + nothing);
        assertThat(office.type("ana", "/ask @bo " + nothing).body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.plainText()).contains("What do you need? Write it under What");
        assertThat(form.fill("What", nothing).submit().errorAt("What")).isNotEmpty();
        form.close();
        assertThat(office.type("ana", "/thanks @bo " + nothing).body()).isEmpty();
        assertThat(form("ana").fill("What for", nothing).submit().errorAt("What for"))
                .isNotEmpty();
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void nothingTypedIsLost() {
        office.type("ana", "/ask water *the* <plants> & `all` of them");
        assertThat(form("ana").value("What")).isEqualTo("water *the* <plants> & `all` of them");
        form("ana").close();
        office.type("ana", "/ask @buildbot water it & go in #design with @chi, @here");
        assertThat(form("ana").value("What")).isEqualTo("water it & go in #design with @Chi, @here");
    }

    @Test
    void whoIsMentionedInTheFormIsMeantAgainWhereTheNameWasLeftAsItWas() {
        office.type("ana", "/ask see @chi and @dee in #design, @chi");
        Modal form = form("ana");
        assertThat(form.value("What")).isEqualTo("see @Chi and @Dee in #design, @Chi");
        form.fill("What", "see @Chi and @Deer in #design, @Chi and @Eli")
                .fill("Who", "#it-help")
                .submit();
        Message card = office.post("it-help", "see @Chi");
        assertThat(card.plainText()).contains("see @Chi and @Deer in " + office.shown("design") + ", @Chi and @Eli");
        office.slack.admin().rename("chi", "Chiyo Tanaka", "Chiyo");
        assertThat(office.type("ana", "/ask 1").text()).contains("see @Chiyo and @Deer", ", @Chiyo and @Eli");
    }

    @Test
    void aClosedChannelThatTheBotIsNotInStaysInTheFormUntilItIsInvited() {
        office.as("eli").in("secret").type("/ask #secret who leaks?");
        Modal form = form("eli");
        assertThat(form.plainText()).contains("I can't see that channel. If you're in it, type /invite @Obliged there");
        assertThat(form.value("What")).isEqualTo("who leaks?");
        assertThat(form.submit().errorAt("Who")).contains("I can't see that channel.");
        office.slack.admin().join("obliged", "secret");
        office.await(() -> form.submit().closed());
        assertThat(office.post("secret", "[Accept]").plainText()).contains("who leaks?");
    }

    @Test
    void someoneWhoLeftIsNotInTheForm() {
        // Slack's own list of names may lag behind.
        office.slack.admin().send(leaving("chi"));
        office.type("ana", "/ask @chi water the plants");
        assertThat(form("ana").plainText()).contains("@chi is no longer here.");
        assertThat(form("ana").value("Who")).isEmpty();
        assertThat(form("ana").value("What")).isEqualTo("water the plants");
    }

    private ObjectNode leaving(String person) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "user_change");
        event.putObject("user")
                .put("id", office.slack.world().person(person).id())
                .put("team_id", office.slack.world().teamId())
                .put("name", person)
                .put("deleted", true);
        return event;
    }

    @Test
    void whatIsTooLongForTheFormComesBackWhole() {
        String words = Stream.iterate(1, n -> n + 1)
                .limit(2_000)
                .map(n -> "long" + n)
                .reduce((all, one) -> all + " " + one)
                .orElseThrow();
        BotResponse reply = office.type("ana", "/ask @bo " + words);
        assertThat(reply.text()).contains("the limit is 3,000 characters");
        assertThat(reply.text().replaceAll("\\s+", "")).contains(words.replace(" ", ""));
        Modal form = form("ana");
        assertThat(form.plainText()).contains("the limit is 3,000 characters");
        assertThat(form.value("Who")).isEqualTo("Bo");
        assertThat(form.value("What"))
                .hasSizeBetween(2_980, 3_000)
                .startsWith("long1 long2 ")
                .endsWith("…");
        assertThat(form.fill("What", "short").submit().closed()).isTrue();
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void theSameCommandTwiceOpensOneForm() {
        BotResponse reply = office.type("ana", "/ask @nobody water the plants");
        form("ana").close();
        assertThat(reply.repeat().body()).isEmpty();
        office.settle();
        office.clock.pass(Duration.ofHours(1));
        assertThat(office.as("ana").modalIfOpen()).isEmpty();
        assertThat(office.dms("ana")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired_trigger_id", "internal_error"})
    void aFormThatSlackDoesNotOpenIsKeptWithAllThatStandsInIt(String error) {
        office.slack.faults().add(Fault.error(error).on("views.open").once());
        office.type("ana", "/ask @nobody water *it* & go by friday");
        Message late = seen("ana", "general", "[Open the form]");
        assertThat(late.plainText()).contains("The form took too long to open. Nothing you wrote is lost.");
        open("ana", late);
        Modal form = form("ana");
        assertThat(form.plainText()).contains("I don't know @nobody.");
        assertThat(form.value("What")).isEqualTo("water *it* & go");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-27");
        assertThat(form.fill("Who", "Bo").submit().closed()).isTrue();
        assertThat(office.dm("bo", "water *it* & go").plainText()).contains("[Accept]");
    }

    @Test
    void aFormWhoseAnswerCanNotBeReadHasOpenedAllTheSame() throws Exception {
        office.slack.faults().add(Fault.unreadable().on("views.open"));
        office.type("ana", "/ask @nobody water the plants");
        assertThat(form("ana").value("What")).isEqualTo("water the plants");
        office.await(() -> Tables.rows(office.database(), "SELECT state FROM notice WHERE kind = 'reply.draft'")
                .equals(List.of(List.of("SETTLED"))));
        assertThat(office.dms("ana")).isEmpty();
    }

    @Test
    void aDraftOutlivesARestartButNotAWeek() throws Exception {
        office.slack
                .faults()
                .add(Fault.error("expired_trigger_id").on("views.open").once());
        office.type("ana", "/ask @nobody water the plants");
        Message late = seen("ana", "general", "[Open the form]");
        office.restart();
        office.await(office::isReady);
        open("ana", late);
        assertThat(form("ana").value("What")).isEqualTo("water the plants");
        form("ana").close();
        office.clock.pass(Duration.ofDays(8));
        office.bot().catchUp();
        office.as("ana").press(late, "Open the form");
        seen("ana", "general", "I only keep forms for a week");
    }

    @Test
    void whatWasTypedBeforeTheBotWasKilledIsOfferedWhenItIsBack() throws Exception {
        office.slack
                .faults()
                .add(Fault.slow(Duration.ofSeconds(5)).on("views.open").once());
        office.type("ana", "/ask @nobody water the plants");
        // Whether the form opens is never known to this bot.
        office.stop();
        office.startAgain();
        office.clock.pass(Duration.ofMinutes(1));
        Message late = seen("ana", "general", "[Open the form]");
        open("ana", late);
        assertThat(form("ana").value("What")).isEqualTo("water the plants");
    }

    @Test
    void aFormThatOpenedIsNotOfferedAgain() {
        office.type("ana", "/ask @nobody water the plants");
        form("ana");
        // The bot hears a moment later than Ana sees it that the form has opened.
        office.await(() -> Tables.rows(office.database(), "SELECT state FROM notice WHERE kind = 'reply.draft'")
                .equals(List.of(List.of("SETTLED"))));
        office.clock.pass(Duration.ofMinutes(5));
        office.settle();
        assertThat(office.dms("ana")).isEmpty();
        assertThat(office.as("ana").in("general").find("Open the form")).isEmpty();
    }

    @Test
    void aMessageIsLoggedForItsAuthorAndItsThreadIsTold() {
        office.as("bo").in("design").write("The *logo* <is> wrong, @chi & #it-help know");
        Message message = office.as("ana").in("design").last();
        office.as("ana").messageShortcut(message, "log_ask");
        Modal form = form("ana");
        assertThat(form.value("What")).isEqualTo("The logo <is> wrong, @Chi & #it-help know");
        assertThat(form.value("Who needs it"))
                .isEqualTo(office.slack.world().person("bo").id());

        assertThat(form.fill("Who", "Dee").submit().closed()).isTrue();

        Message card = office.dm("dee", "The logo <is> wrong");
        assertThat(card.plainText()).startsWith("#1 · Bo asks you").contains("original message");
        assertThat(card.json().toString())
                .contains("/archives/" + message.channel() + "/p" + message.ts().replace(".", ""));
        assertThat(office.dm("bo", "The logo").plainText()).contains("[Withdraw]");
        assertThat(office.dm("ana", "on behalf of Bo").plainText())
                .startsWith("I asked Dee on behalf of Bo: #1 “The logo <is> wrong")
                .endsWith("I'll tell Bo as soon as Dee answers.");
        office.settle();
        assertThat(thread(message)).containsExactly("Ana logged this as #1 for Dee · not accepted yet");
        assertThat(office.dms("ana")).hasSize(1);
    }

    @Test
    void aReplyInAThreadIsLoggedWithALinkIntoIt() {
        office.as("bo").in("design").write("Look at this");
        Message root = office.as("ana").in("design").last();
        office.as("chi").in("design").reply(root, "The logo is wrong");
        Message reply = office.as("ana").in("design").thread(root).get(0);
        office.as("ana").messageShortcut(reply, "log_ask");
        form("ana").fill("Who", "Dee").submit();
        assertThat(office.dm("dee", "The logo is wrong").json().toString())
                .contains("/p" + reply.ts().replace(".", "") + "?thread_ts=" + root.ts() + "&")
                .contains("cid=" + root.channel());
        office.settle();
        assertThat(thread(root))
                .containsExactly("The logo is wrong", "Ana logged this as #1 for Dee · not accepted yet");
    }

    @Test
    void whoLogsTheirOwnMessageIsItsRequester() {
        office.as("ana").in("design").write("I need a logo");
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        form("ana").fill("Who", "Dee").submit();
        assertThat(office.dm("dee", "I need a logo").plainText()).startsWith("#1 · Ana asks you");
        office.settle();
        assertThat(office.dms("ana")).hasSize(1);
    }

    @Test
    void theDateThatAMessageNamesStandsInTheForm() {
        office.as("bo").in("design").write("I need a logo by friday, please");
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        assertThat(form("ana").value("What")).isEqualTo("I need a logo by friday, please");
        assertThat(form("ana").value("Needed by")).isEqualTo("2026-11-27");
    }

    @Test
    void theAuthorOfAMessageCanNotBeAskedForWhatTheyNeed() {
        office.as("bo").in("design").write("I need a logo");
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        Modal form = form("ana");
        assertThat(form.fill("Who", "Bo").submit().errorAt("Who"))
                .isEqualTo("Bo needs it. Ask someone else, or change who needs it.");
        assertThat(form.fill("Who needs it", "buildbot").submit().errorAt("Who needs it"))
                .isEqualTo("Choose someone who currently works at your company, not an app.");
        // Who they are is read first.
        form.fill("Who needs it", "pat").submit();
        office.await(() -> !form.submit().errors().toString().contains("look something up"));
        assertThat(form.submit().errorAt("Who needs it"))
                .isEqualTo("Choose someone who currently works at your company, not an app.");
        assertThat(form.fill("Who needs it", "chi").submit().closed()).isTrue();
        assertThat(office.dm("bo", "I need a logo").plainText()).startsWith("#1 · Chi asks you");
    }

    @Test
    void whoCanNotBeTheRequesterIsReplacedByWhoPressed() {
        office.as("pat").in("with-partner").write("from another company");
        Conversation shared = office.as("ana").in("with-partner");
        office.as("ana").messageShortcut(shared.last(), "log_ask");
        assertThat(form("ana").value("Who needs it"))
                .isEqualTo(office.slack.world().person("ana").id());
        form("ana").close();

        office.as("bo").in("design").write("I am leaving");
        Message farewell = office.as("ana").in("design").last();
        office.slack.admin().deactivate("bo");
        office.as("ana").messageShortcut(farewell, "log_ask");
        assertThat(form("ana").value("Who needs it"))
                .isEqualTo(office.slack.world().person("ana").id());
        form("ana").close();

        office.type("chi", "/ask @ana water the plants");
        office.as("ana").messageShortcut(office.dm("ana", "[Accept]"), "log_ask");
        assertThat(form("ana").value("Who needs it"))
                .isEqualTo(office.slack.world().person("ana").id());
    }

    @Test
    void peopleFromAnotherCompanyAreToldThatTheyCanNot() {
        office.as("ana").in("with-partner").write("between us");
        office.as("pat").messageShortcut(office.as("pat").in("with-partner").last(), "log_ask");
        seen("pat", "with-partner", "the company that installed me");
        assertThat(office.as("pat").modalIfOpen()).isEmpty();
    }

    @Test
    void aLongMessageStandsInTheFormAsFarAsItGoes() {
        office.as("bo").in("design").write("word ".repeat(700).strip());
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        Modal form = form("ana");
        assertThat(form.plainText()).contains("That message is too long for an ask.");
        assertThat(form.value("What")).hasSizeBetween(2_980, 3_000).endsWith("…");
        assertThat(form.fill("Who", "Dee").submit().closed()).isTrue();
        assertThat(office.dm("dee", "Read all").plainText()).contains("original message");
    }

    @Test
    void aMessageInADirectMessageIsLoggedWithoutALine() {
        office.as("ana").writeToBot("my chair is broken");
        Message mine = office.as("ana").inDm().showing("my chair");
        office.as("ana").messageShortcut(mine, "log_ask");
        form("ana").fill("Who", "Dee").submit();
        assertThat(office.dm("dee", "my chair is broken").plainText()).startsWith("#1 · Ana asks you");
        office.settle();
        assertThat(office.as("ana").inDm().thread(mine)).isEmpty();
    }

    @Test
    void aClosedChannelThatTheBotIsNotInIsLoggedFromWithoutALine() {
        office.as("eli").in("secret").write("fix the leak");
        Message message = office.as("eli").in("secret").last();
        office.as("eli").messageShortcut(message, "log_ask");
        form("eli").fill("Who", "Bo").submit();
        assertThat(office.dm("bo", "fix the leak").plainText())
                .contains("[Accept]")
                .doesNotContain("secret");
        office.settle();
        assertThat(office.as("eli").in("secret").thread(message)).isEmpty();
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "C1 1.1 1.1\n\n", "\u0000"})
    void aFormWhoseHiddenPartWasTamperedWithLosesOnlyThat(String about) {
        office.as("bo").in("design").write("I need a logo");
        Message message = office.as("ana").in("design").last();
        office.as("ana").messageShortcut(message, "log_ask");
        form("ana").fill("Who", "Dee");
        form("ana").submit();
        office.dm("dee", "I need a logo");
        office.settle();

        String sent = office.slack.journal().entries().stream()
                .filter(entry -> entry.what().equals("view_submission"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .request();
        String payload = URLDecoder.decode(sent.substring("payload=".length()), StandardCharsets.UTF_8);
        String tampered = payload.replaceFirst(
                        "\"private_metadata\":\"[^\"]*\"",
                        "\"private_metadata\":\"" + about.replace("\n", "\\\\n").replace("\u0000", "\\\\u0000") + "\"")
                .replaceFirst("\"view\":\\{\"id\":\"[^\"]*\"", "\"view\":{\"id\":\"V0TAMPERED\"");
        assertThat(tampered).contains("V0TAMPERED").isNotEqualTo(payload);
        BotResponse reply = office.slack.signedPost(
                "application/x-www-form-urlencoded",
                ("payload=" + URLEncoder.encode(tampered, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
                office.clock.instant());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("errors");
        office.await(() -> office.dms("dee").size() == 2);
        assertThat(office.dms("dee").get(1).plainText())
                .startsWith("#2 · Bo asks you")
                .doesNotContain("original message");
        office.settle();
        assertThat(thread(message)).containsExactly("Ana logged this as #1 for Dee · not accepted yet");
    }

    @Test
    void wordsTypedToTheBotWaitInAForm() {
        BotResponse written = office.as("ana").writeToBot("a new laptop & a bag by friday");
        Message answer = office.dm("ana", "[Open the form]");
        assertThat(answer.plainText()).contains("what you wrote is already in it", "/ask help");
        assertThat(written.repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("ana")).hasSize(2);
        open("ana", answer);
        Modal form = form("ana");
        assertThat(form.value("What")).isEqualTo("a new laptop & a bag");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-27");
        form.fill("Who", "#it-help").submit();
        assertThat(office.post("it-help", "a new laptop & a bag").plainText()).contains("[Accept]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "done 12", "search the & old", "team", "12", "accept 3 by the way", "digest on"})
    void whatIsACommandElsewhereIsWordsToTheBotAndNotLost(String typed) {
        office.as("ana").writeToBot(typed);
        open("ana", office.dm("ana", "[Open the form]"));
        assertThat(form("ana").value("What")).isEqualTo(typed);
        assertThat(form("ana").plainText()).contains("If you meant a command, start it with /ask.");
    }

    @Test
    void helpTypedToTheBotIsHelpOnce() {
        BotResponse written = office.as("ana").writeToBot("Help");
        assertThat(office.dm("ana", "/ask search").plainText()).contains("Dates:");
        assertThat(written.repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("ana")).hasSize(2);
    }

    @Test
    void whomOneNamesToTheBotStandsInTheForm() {
        office.as("ana").writeToBot("@bo water the plants by friday");
        open("ana", office.dm("ana", "[Open the form]"));
        assertThat(form("ana").value("Who")).isEqualTo("Bo");
        assertThat(form("ana").value("What")).isEqualTo("water the plants");
    }

    /** In the bot's direct message no command is taken. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "search party for the lost key & the lock",
                "done 12 of them, the rest is yours",
                "accept 12 pallets at the door",
                "list the open tickets"
            })
    void wordsThatBeginLikeACommandWaitInTheFormToo(String words) {
        office.as("ana").writeToBot(words);
        open("ana", office.dm("ana", "[Open the form]"));
        assertThat(form("ana").value("What")).isEqualTo(words);
    }

    @Test
    void whatTheBotItselfSaysOrSomeoneEditsIsNotAnswered() {
        office.as("ana").inDm();
        String bot = office.slack.world().person("obliged").id();
        String ana = office.slack.world().person("ana").id();
        assertThat(office.slack.admin().send(said(bot).put("bot_id", "B1")).status())
                .isEqualTo(200);
        assertThat(office.slack.admin().send(said(bot)).status()).isEqualTo(200);
        assertThat(office.slack.admin().send(said(ana).put("bot_id", "B2")).status())
                .isEqualTo(200);
        assertThat(office.slack
                        .admin()
                        .send(said(ana).put("subtype", "message_changed"))
                        .status())
                .isEqualTo(200);
        assertThat(office.slack
                        .admin()
                        .send(said(ana).put("channel_type", "channel"))
                        .status())
                .isEqualTo(200);
        office.settle();
        assertThat(office.dms("ana")).isEmpty();
        // One that is theirs is.
        assertThat(office.slack.admin().send(said(ana)).status()).isEqualTo(200);
        assertThat(office.dm("ana", "[Open the form]").plainText()).contains("/ask help");
    }

    private ObjectNode said(String user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "message")
                .put("user", user)
                .put("text", "words")
                .put("ts", "1795000000.000100")
                .put("channel", office.slack.world().direct("ana").id())
                .put("channel_type", "im");
    }

    @Test
    void aVeryLongMessageToTheBotIsAnsweredToo() {
        office.as("ana").writeToBot("word ".repeat(3_000).strip());
        open("ana", office.dm("ana", "[Open the form]"));
        assertThat(form("ana").value("What")).startsWith("word word").endsWith("…");
    }

    @Test
    void aFormAnswersNobodyElsesButton() {
        office.as("ana").writeToBot("my salary is wrong");
        Message answer = office.dm("ana", "[Open the form]");
        String draft = answer.json().path("blocks").findValue("value").asText();
        // A draft is opened only by who wrote it.
        office.as("bo").writeToBot("hello");
        Message bos = office.dm("bo", "[Open the form]");
        assertThat(bos.json().path("blocks").findValue("value").asText()).isNotEqualTo(draft);
        office.as("bo").press(bos, "Open the form");
        assertThat(form("bo").value("What")).isEqualTo("hello");
    }

    private Modal form(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    /** The newest message in a channel that only this person may see, once it is there. */
    private Message seen(String person, String channel, String words) {
        office.await(() -> office.as(person).in(channel).find(words).isPresent());
        return office.as(person).in(channel).showing(words);
    }

    private void open(String person, Message message) {
        office.as(person).press(message, "Open the form");
        form(person);
    }

    private List<String> thread(Message root) {
        return office.as("eli").in("design").thread(root).stream()
                .map(Message::plainText)
                .toList();
    }
}
