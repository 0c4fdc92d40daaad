package obliged.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.sandbox.blocks.BlockKitValidator;
import obliged.sandbox.blocks.Json;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.FieldText;
import obliged.slack.text.SlackEscapes;

/**
 * Words made of what means something to Slack or to us, as they are kept, and the check that no message that holds them
 * rings anyone or links to what nobody meant. The same words every time.
 */
public final class TrickyTexts implements Supplier<String> {
    /** How each address begins that was meant as a link; nothing else may be linked. */
    private static final Pattern MEANT =
            Pattern.compile("https://(x\\.example|acme\\.example/|(acme|harbour)\\.slack\\.com/|example\\.com/).*"
                    + "|mailto:[\\w.%+-]+@x\\.example.*");

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "@",
            "#",
            "!",
            "|",
            "&",
            ";",
            "^",
            "lt;",
            "&lt;",
            "&gt;",
            "&amp;",
            "U1",
            "C1",
            "S1",
            "here",
            "channel",
            "everyone",
            "subteam^S1",
            "!channel",
            "<!here>",
            "<!channel|x>",
            "<@U1>",
            "<@U2|eve>",
            "<#C1|>",
            "<#C1&gt;&lt;!channel&gt;&lt;>",
            "<@U1&gt;&lt;!here&gt;>",
            "<!subteam^S1>",
            "<!subteam^S1|@crew>",
            "<!subteam^S1&gt;&lt;!here&gt;>",
            "<!date^1^{date}|x>",
            "<https://x.example/a|",
            "<https://x.example|l>",
            "<https://x.example/&gt;&lt;!channel&gt;|l>",
            "<https://x.example/a&amp;b>",
            "<mailto:bo@x.example|bo>",
            "<javascript:alert(1)|l>",
            "<data:text/html,x>",
            "[l](https://x.example/p)",
            "[l](javascript:alert(1))",
            "https://x.example",
            "https://x.example/<!channel>",
            "https://x.example/|<!here>",
            "javascript:alert(1)",
            "bo@x.example",
            "\u0002",
            "\u0003",
            "\u0002@U1\u0003",
            "\u0002#C1><!channel><\u0003",
            "\u0002!S1\u0003",
            "\u0002https://x.example|<!here>\u0003",
            "\u0002javascript:alert(1)|l\u0003",
            "*",
            "_",
            "`",
            "~",
            ":",
            ":pray:",
            ":100:",
            ":wave::skin-tone-2:",
            "::",
            "\n",
            " ",
            " ",
            "a",
            "word ",
            "\u2060",
            "é",
            "👩‍👩‍👧",
            "\"",
            "\\",
            "\"type\":\"broadcast\"");

    private static final int LONGEST = 2_500;

    private static final Pattern REFERENCE = Pattern.compile("<([^<>]*)>");
    private static final Pattern HARMLESS = Pattern.compile("#[A-Z0-9]+|!date\\^\\d+\\^[^|<>]*\\|[^<>]*");

    private final Random random = new Random(20_261_128);
    private int made;

    /** How many texts were made. */
    public int made() {
        return made;
    }

    /** Words as a form, a command or an older version of ours left them. */
    @Override
    public String get() {
        made++;
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return switch (random.nextInt(4)) {
            case 0 -> FieldText.kept(SlackEscapes.plain(text.toString()));
            case 1 -> text.toString();
            default -> SlackEscapes.read(text.toString());
        };
    }

    /** Several of them in one, mostly as long as words may be. */
    public String composed() {
        StringBuilder composed = new StringBuilder(get());
        for (int longest = random.nextInt(4) == 0 ? 0 : LONGEST; composed.length() < longest; ) {
            composed.append(get());
        }
        return composed.toString();
    }

    /** A name: one line, not empty. */
    public String name() {
        return SlackEscapes.plain(get()).replace('\n', ' ') + "n";
    }

    /** Fails if Slack would refuse a message, or if it holds a mention, a broadcast or a link that nobody meant. */
    public static void requireHarmless(SlackMessage message) {
        requireHarmless(message.text(), Json.read(SlackJson.blocks(message.blocks())));
    }

    /** The same for a message as JSON. */
    public static void requireHarmless(String text, JsonNode blocks) {
        requireReferences(text);
        assertThat(BlockKitValidator.inMessage(blocks, file -> true)).isEmpty();
        require(blocks);
    }

    /** The same for a form or a Home tab. */
    public static void requireHarmless(JsonNode view) {
        assertThat(BlockKitValidator.inView(view, file -> true)).isEmpty();
        require(view);
    }

    private static void require(JsonNode node) {
        String type = node.path("type").asText();
        if (Set.of("user", "usergroup", "broadcast").contains(type)) {
            throw new AssertionError("rings: " + node);
        }
        if (type.equals("mrkdwn")) {
            requireReferences(node.path("text").asText());
        }
        if (type.equals("link")) {
            requireMeant(node.path("url").asText());
        }
        node.forEach(TrickyTexts::require);
    }

    private static void requireReferences(String mrkdwn) {
        Matcher reference = REFERENCE.matcher(mrkdwn);
        while (reference.find()) {
            if (!HARMLESS.matcher(reference.group(1)).matches()) {
                requireMeant(reference.group(1).split("\\|", 2)[0].replace("&amp;", "&"));
            }
        }
        if (reference.replaceAll("").matches("(?s).*[<>].*")) {
            throw new AssertionError("a bracket stands alone in " + mrkdwn);
        }
    }

    private static void requireMeant(String url) {
        if (!MEANT.matcher(url).matches()) {
            throw new AssertionError("leads to " + url);
        }
    }
}
