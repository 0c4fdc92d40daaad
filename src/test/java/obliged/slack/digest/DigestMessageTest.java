package obliged.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import obliged.TeamColleagues;
import obliged.digest.Digest;
import obliged.outbox.Outbox;
import obliged.outbox.Outcome;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.sandbox.Sandbox;
import obliged.sandbox.page.Manifest;
import obliged.sandbox.page.Page;
import obliged.sandbox.page.RunningBot;
import obliged.sandbox.page.Tour;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.api.RateLimiter;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.text.Names;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import obliged.testing.Browser;
import obliged.testing.SampleNames;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weekly post in its situations, as Slack takes it and people read it. */
class DigestMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path directory;

    private static final RunningBot NO_MACHINE = new RunningBot() {
        @Override
        public void restartBot() {}

        @Override
        public void catchUp() {}
    };

    private Sandbox slack;
    private SlackCalls calls;
    private Store store;
    private Names names;
    private CardLinks links;
    private DigestSituations situations;

    @BeforeEach
    void open() throws Exception {
        slack = Sandbox.builder(() -> NOW).limits(Limits.none()).start();
        calls = new SlackCalls(slack.apiUrl().toString(), slack.botToken(), RateLimiter.scaled(0.001));
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> NOW);
        WorkspaceId workspace = new WorkspaceId(slack.world().teamId());
        People people = new People(store);
        Teams teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        people.save(
                workspace,
                slack.world().people().stream()
                        .map(one -> new Person(
                                new PersonId(one.id()),
                                one.displayName(),
                                SampleNames.LISBON,
                                Person.Kind.MEMBER,
                                false))
                        .toList());
        ChannelId team = new ChannelId(slack.world().channel("it-help").id());
        teams.save(workspace, List.of(new Channel(team, "it-help", false, false, false, false)));
        names = new Names(workspace, people, teams);
        links = new CardLinks(new Outbox(store), people, teams);
        situations = new DigestSituations(
                workspace, team, name -> new PersonId(slack.world().person(name).id()));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        calls.close();
        slack.close();
    }

    /** Without it, nobody has promised anything. */
    private void setUp() {
        ChannelId team = situations.team();
        names.teams().members(names.workspace(), team, List.of(bo()));
        names.teams().change(names.workspace(), bo(), Team.of(team, SampleNames.LISBON), null);
    }

    private PersonId bo() {
        return new PersonId(slack.world().person("bo").id());
    }

    private Viewer viewer(String command) {
        return new Viewers(names.people(), names.teams(), new Commands(command, "/thanks"), () -> NOW)
                .of(names.workspace(), new PersonId(slack.world().person("ana").id()));
    }

    private SlackMessage post(Digest digest) {
        return DigestMessage.post(digest, names, links, "/ask");
    }

    /** As it stands in the channel: Slack refuses what is too long, or no block of its. */
    private Message sent(SlackMessage post) {
        String channel = situations.team().value();
        Outcome outcome = calls.deliver(
                "chat.postMessage",
                methods -> methods.chatPostMessage(
                        r -> r.channel(channel).text(post.text()).blocksAsString(SlackJson.blocks(post.blocks()))),
                answer -> new Outcome.Settled());
        assertThat(outcome).isEqualTo(new Outcome.Settled());
        assertThat(slack.journal().violations()).isEmpty();
        List<Message> all = slack.world().messages(channel);
        return all.get(all.size() - 1);
    }

    @Test
    void aNormalWeekOpensWithTheSentenceToRepeat() {
        assertThat(post(situations.normal()).text()).contains("First answer").doesNotContain("promised");
        setUp();
        Message message = sent(post(situations.normal()));
        assertThat(message.text().lines())
                .startsWith("*21 asks, 19 solved, 17 on time: the most solved in 8 weeks*")
                .contains(
                        "*Asked* 21 (3 more)",
                        "*Solved* 19 (2 more)",
                        "*By the agreed date* 17 of 18, 94% (7 points higher)",
                        "*First answer* 2 h 10 min (20 min faster), promised: 4 working hours",
                        "*Satisfaction* 4.6 of 5 (0.2 higher), from 7 ratings",
                        "*Open now* 6 (2 fewer), 1 late");
        assertThat(message.plainText())
                .contains(
                        "#12 move the printer",
                        "Ana to Bo: “for the new badge in ten minutes”",
                        "the shop could sell again (Bo solved #28)",
                        "“Say when you begin",
                        "A tip from Bo",
                        "Bo switched this on. To stop it here, type /ask digest off.");
        assertThat(message.mentions()).isEmpty();
    }

    @Test
    void nobodyIsNamedForADelay() {
        SlackMessage post = post(situations.normal());
        String waiting = post.says()
                .plain()
                .substring(
                        post.says().plain().indexOf("Open longest"),
                        post.says().plain().indexOf("Thanks"));
        assertThat(waiting).contains("#12", "#31").doesNotContain("Ana", "Bo");
    }

    @Test
    void aQuietWeekSaysSoInOneLine() {
        assertThat(sent(post(situations.quiet())).text().lines().findFirst())
                .contains("A quiet week in <#" + situations.team().value()
                        + "> (16–22 Nov): nothing was asked or solved, and 2 asks are open, 1 late.");
        assertThat(post(situations.quiet()).text()).doesNotContain("Asked", "%", "Open longest");
    }

    @Test
    void aWeekWithOneAskAndNoRatingsTellsNoTrendAndNoMean() {
        setUp();
        // The chart tells the weeks before too.
        String text = sent(post(situations.first())).text().replaceFirst("The last 8 weeks .*", "");
        assertThat(text)
                .contains("1 ask, 0 solved", "*Asked* 1 (1 more)", "*First answer* 40 min, promised: 4 working hours")
                .doesNotContain("Satisfaction", "on time", "faster", "slower", "NaN", "most solved", "By the agreed");
    }

    @Test
    void aHeavyWeekFitsAndNothingInItIsMarkupOrRings() {
        Message message = sent(post(situations.heavy()));
        assertThat(message.text()).hasSizeLessThanOrEqualTo(4_000).doesNotContain("<!channel>");
        assertThat(message.blocks().toString()).doesNotContain("\"broadcast\"");
        assertThat(message.mentions()).isEmpty();
        assertThat(message.plainText()).contains("and 37 more");
        assertThat(message.text()).contains("on time 9, 11, 10, 12, 13, 13, 700, 1099.");
        assertThat(message.blocks().size()).isLessThanOrEqualTo(12);
    }

    @Test
    void theChartStandsBeforeTheLastLineAndIsSaidInWords() {
        Message message = sent(post(situations.normal()));
        JsonNode chart = message.blocks().path(message.blocks().size() - 2);
        assertThat(chart.path("type").asText()).isEqualTo("data_visualization");
        assertThat(chart.path("title").asText()).isEqualTo("The last 8 weeks");
        assertThat(chart.at("/chart/axis_config/categories").toString())
                .isEqualTo("[\"28 Sep\",\"5 Oct\",\"12 Oct\",\"19 Oct\",\"26 Oct\",\"2 Nov\",\"9 Nov\",\"16 Nov\"]");
        assertThat(chart.at("/chart/series").findValuesAsText("name")).containsExactly("Asked", "Solved", "On time");
        assertThat(chart.at("/chart/series/2/data").findValuesAsText("value"))
                .containsExactly("9", "11", "10", "12", "13", "13", "14", "17");
        assertThat(message.text().lines())
                .contains("The last 8 weeks (28 Sep, 5 Oct, 12 Oct, 19 Oct, 26 Oct, 2 Nov, 9 Nov, 16 Nov): "
                        + "asked 12, 17, 9, 21, 14, 18, 18, 21; solved 10, 15, 11, 16, 14, 15, 17, 19; "
                        + "on time 9, 11, 10, 12, 13, 13, 14, 17.");
    }

    @Test
    void aQuietWeekHasNoChartAndNeitherHasWhatIsForOneReader() {
        assertThat(post(situations.quiet()).hasChart()).isFalse();
        assertThat(DigestMessage.now(situations.normal(), true, viewer("/ask"), links)
                        .hasChart())
                .isFalse();
    }

    /** Pictures for people to look at: {@code target/screenshots}. */
    @Test
    void aQuietANormalAndAHeavyWeekInPictures() throws Exception {
        Manifest manifest = Manifest.read(Files.readString(Path.of("manifest.yml")));
        TravelClock clock = new TravelClock(() -> NOW);
        try (Browser browser = Browser.launch();
                Page page = Page.open(slack, clock, manifest, NO_MACHINE, Tour.none(), 0)) {
            show("quiet", "general", situations.quiet(), browser, page);
            show("normal", "it-help", situations.normal(), browser, page);
            show("heavy", "design", situations.heavy(), browser, page);
        }
    }

    private void show(String name, String channel, Digest digest, Browser browser, Page page) throws IOException {
        SlackMessage post = post(digest);
        String id = slack.world().channel(channel).id();
        assertThat(calls.<ChatPostMessageResponse>deliver(
                        "chat.postMessage",
                        methods -> methods.chatPostMessage(
                                r -> r.channel(id).text(post.text()).blocksAsString(SlackJson.blocks(post.blocks()))),
                        answer -> new Outcome.Settled()))
                .isEqualTo(new Outcome.Settled());
        for (int width : new int[] {1280, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                Tab tab = browser.open(page.url(), "bo", channel, width, 844, dark);
                Locator message = tab.message("switched this on");
                assertThat(message.innerText()).contains("switched this on");
                assertThat(message.locator("figure.chart").count()).isEqualTo(digest.isQuiet() ? 0 : 1);
                tab.picture("digest-" + name + (width < 500 ? "-phone" : "") + (dark ? "-dark" : ""));
                assertThat(tab.tooWide()).isEmpty();
            }
        }
        browser.closeTabs();
    }

    @Test
    void forOneReaderItSaysHowToHaveItTold() {
        SlackMessage now = DigestMessage.now(situations.normal(), false, viewer("/please"), links);
        assertThat(now.text())
                .contains("Only you can see this. To post it here every week, type /please digest on.")
                .doesNotContain("switched this on");
        assertThat(DigestMessage.now(situations.normal(), true, viewer("/please"), links)
                        .text())
                .endsWith("Only you can see this.");
    }
}
