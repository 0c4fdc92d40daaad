package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.AskNotice;
import obliged.ask.Step;
import obliged.digest.DigestNotice;
import obliged.machine.Machine;
import obliged.reminder.ReminderNotice;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.blocks.BlockKitValidator;
import obliged.sandbox.wire.Limits;
import obliged.slack.api.RateLimiter;
import obliged.slack.kit.ReplyKind;
import obliged.slack.thanks.ThanksRenderer;
import obliged.thanks.ThanksNotice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The catalogue of examples holds every kind, and Slack takes them all. */
class MessageCatalogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 60;

    private static final TrickyCompany TRICKY = new TrickyCompany();

    private static MessageCatalog catalog;
    private static Trial trial;

    @BeforeAll
    static void play() throws Exception {
        catalog = new MessageCatalog(TRICKY::sees);
        trial = catalog.rehearse(InstantSource.system());
    }

    @AfterAll
    static void close() throws Exception {
        trial.close();
    }

    @Test
    void noKindOfNoticeIsMissing() throws Exception {
        Set<String> kinds = new TreeSet<>();
        for (Class<?> type : List.of(
                AskNotice.class,
                ThanksNotice.class,
                ReminderNotice.class,
                DigestNotice.class,
                ReplyKind.class,
                ThanksRenderer.class)) {
            kinds.addAll(constants(type));
        }
        assertThat(catalog.kinds()).containsAll(kinds);
    }

    /** All constants but the prefixes. */
    private static Set<String> constants(Class<?> type) throws Exception {
        Set<String> constants = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getType() == String.class
                    && !field.getName().equals("KINDS")) {
                field.setAccessible(true);
                constants.add((String) field.get(null));
            }
        }
        return constants;
    }

    @Test
    void noFormIsMissing() throws Exception {
        Set<String> forms = new TreeSet<>(Set.of("reminder.snooze", "ask.another", "ask.rate"));
        for (Step step : Step.values()) {
            if (hasForm(step)) {
                forms.add("ask." + step.name().toLowerCase(Locale.ROOT));
            }
        }
        for (String form : List.of(
                "slack.ask.NewAskForm#CALLBACK",
                "slack.reminder.ReminderSettingsForm#CALLBACK",
                "slack.thanks.ThanksForm#CALLBACK",
                "slack.thanks.CompanyValuesForm#CALLBACK",
                "slack.thanks.AddedThanksForm#CALLBACK",
                "slack.team.TeamForm#FIRST",
                "slack.team.TeamForm#SECOND")) {
            String[] names = form.split("#");
            Field callback = Class.forName("obliged." + names[0]).getDeclaredField(names[1]);
            callback.setAccessible(true);
            forms.add((String) callback.get(null));
        }
        Set<String> names = forms.stream().map(form -> "form " + form).collect(Collectors.toSet());
        names.add("form to read");
        names.add("Home tab");
        names.add("reply to a command");
        assertThat(catalog.examples()).extracting(MessageCatalog.Example::name).containsAll(names);
    }

    /** A new form is to be named above. */
    @Test
    void noFormIsForgotten() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of(System.getProperty("basedir", "."), "src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> content(file).contains("new FormBuilder(")))
                    .extracting(file -> file.getFileName().toString().replace(".java", ""))
                    .containsExactlyInAnyOrder(
                            "AskStepForms",
                            "NewAskForm",
                            "ReminderSettingsForm",
                            "SnoozeForm",
                            "ThanksForm",
                            "AddedThanksForm",
                            "CompanyValuesForm",
                            "TeamForm");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new step does not compile until it is decided here. */
    private static boolean hasForm(Step step) {
        return switch (step) {
            case SUGGEST, QUESTION, ANSWER, HAND_OFF, DECLINE, REOPEN, WITHDRAW, EDIT, MAKE_RIGHT, COMMENT -> true;
            case LOG, ACCEPT, TAKE_OVER, GIVE_BACK, AGREE, KEEP, TAKE_BACK, DONE, NOT_DONE, CONFIRM, NUDGE, LEFT ->
                false;
        };
    }

    /** Rich text can't be replaced by other blocks, so no message may begin with anything else. */
    @Test
    void everyMessageBeginsWithRichText() throws Exception {
        for (MessageCatalog.Example example : catalog.examples()) {
            JsonNode first = JSON.readTree(example.json()).path("blocks").path(0);
            if (!example.view() && !first.isMissingNode()) {
                assertThat(first.path("type").asText()).as(example.name()).isEqualTo("rich_text");
            }
        }
    }

    @Test
    void slackTakesThemAll() throws Exception {
        for (MessageCatalog.Example example : catalog.examples()) {
            JsonNode json = JSON.readTree(example.json());
            assertThat(
                            example.view()
                                    ? BlockKitValidator.inView(json, file -> true)
                                    : BlockKitValidator.inMessage(json.path("blocks"), file -> true))
                    .as(example.name())
                    .isEmpty();
        }
    }

    /** Whatever people write and are called, in none of them. */
    @Test
    void noMessageHoldsABroadcastAMentionOrALinkThatNobodyMeant() throws Exception {
        TRICKY.playOn(trial, catalog);
    }

    @Test
    void theDoctorAsksSlackAboutEachAndListsWhatItRefuses() throws Exception {
        try (Sandbox slack =
                Sandbox.builder(InstantSource.system()).limits(Limits.none()).start()) {
            StringWriter out = new StringWriter();
            CommandLine doctor = doctor(slack, out);
            assertThat(doctor.execute("--messages")).isZero();
            int examples = slack.journal().of("blocks.validate").size();
            assertThat(out.toString()).contains("✓ Messages: Slack would accept all " + examples + " examples.");
            assertThat(examples).isGreaterThan(MANY);
            assertThat(slack.journal().of("chat.postMessage")).isEmpty();

            slack.faults()
                    .add(Fault.error("invalid_blocks").on("blocks.validate").times(2));
            assertThat(doctor.execute("--messages")).isEqualTo(1);
            assertThat(out.toString()).contains("Slack would refuse: ", "✗ Messages: Slack would refuse 2 of ");
        }
    }

    @Test
    void whatSlackCanNotCheckIsSaid() {
        try (Sandbox slack =
                Sandbox.builder(InstantSource.system()).limits(Limits.none()).start()) {
            StringWriter out = new StringWriter();
            CommandLine doctor = doctor(slack, out);
            slack.faults().add(Fault.error("invalid_auth").on("blocks.validate"));
            assertThat(doctor.execute("--messages")).isEqualTo(2);
            assertThat(out.toString()).contains("Slack can't check them: invalid_auth");
            StringWriter unset = new StringWriter();
            CommandLine without = Main.commandLine(Map.of()).setOut(new PrintWriter(unset, true));
            assertThat(without.execute("doctor")).isEqualTo(2);
            assertThat(unset.toString()).contains("✗ Settings: SLACK_BOT_TOKEN is not set");
        }
    }

    private static CommandLine doctor(Sandbox slack, StringWriter out) {
        PrintWriter to = new PrintWriter(out, true);
        Map<String, String> settings = Map.of(
                "SLACK_BOT_TOKEN", slack.botToken(),
                "SLACK_SIGNING_SECRET", slack.signingSecret(),
                "SLACK_API_URL", slack.apiUrl().toString());
        return new CommandLine(new DoctorCommand(
                        settings, () -> catalog, RateLimiter.scaled(0.001), Machine.real(InstantSource.system())))
                .setOut(to)
                .setErr(to);
    }
}
