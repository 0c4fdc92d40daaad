package obliged.slack.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import obliged.ask.value.Addressee;
import obliged.shared.ChannelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
    private static final int LONGEST_OPTION_VALUE = 150;

    /** Of each notation, all forms that earlier versions wrote. */
    private static final Map<EarlierNotation, Map<String, Map<String, Object>>> EARLIER = Map.ofEntries(
            Map.entry(
                    EarlierNotation.ASK,
                    Map.of(
                            "12",
                            Map.of("ask", "12"),
                            "12/77",
                            Map.of("ask", "12", "item", "77"),
                            "12 reminder/7/0",
                            Map.of("ask", "12", "place", Map.of("reminder", "7", "page", "0")),
                            "12/77 reminder/7/3",
                            Map.of("ask", "12", "item", "77", "place", Map.of("reminder", "7", "page", "3")),
                            " reminder/7/0",
                            Map.of("place", Map.of("reminder", "7", "page", "0")),
                            "",
                            Map.of())),
            Map.entry(EarlierNotation.REMINDER, Map.of("reminder/7/12", Map.of("reminder", "7", "page", "12"))),
            Map.entry(
                    EarlierNotation.MENU,
                    Map.of(
                            "ask.agree 12/77",
                            Map.of("action", "ask.agree", "value", "12/77"),
                            "ask.accept 12",
                            Map.of("action", "ask.accept", "value", "12"),
                            "list.show 12",
                            Map.of("action", "list.show", "value", "12"))),
            Map.entry(
                    EarlierNotation.ADDRESSEE,
                    Map.of("person/U1", Map.of("person", "U1"), "team/C1", Map.of("team", "C1"))),
            Map.entry(
                    EarlierNotation.LIST,
                    Map.of(
                            "BOTH >-9223372036854775808,0 -",
                            Map.of("k", "BOTH", "s", "-9223372036854775808", "n", "0"),
                            "MINE+ <1795341600000,12 C1",
                            Map.of("k", "MINE", "e", true, "b", true, "s", "1795341600000", "n", "12", "h", "C1"),
                            "FOUND >-5,12 C1 two words",
                            Map.of("k", "FOUND", "s", "-5", "n", "12", "h", "C1", "w", "two words"))),
            Map.entry(
                    EarlierNotation.LISTS,
                    Map.of(
                            "OWED >-5,12 -\nAWAITED <7,3 -",
                            Map.of(
                                    "lists",
                                    List.of(
                                            Map.of("k", "OWED", "s", "-5", "n", "12"),
                                            Map.of("k", "AWAITED", "b", true, "s", "7", "n", "3"))),
                            "",
                            Map.of("lists", List.of()))),
            Map.entry(
                    EarlierNotation.TEAM,
                    Map.of(
                            "C1/1795341600000/17/18",
                            Map.of("channel", "C1", "seen", "1795341600000", "first", "17", "second", "18"))),
            Map.entry(
                    EarlierNotation.NEW_ASK,
                    Map.of(
                            "\n",
                            Map.of(),
                            "\n@U1 #C1",
                            Map.of("mentions", List.of("@U1", "#C1")),
                            "C1 2.000200 1.000100\n@U1\n12",
                            Map.of(
                                    "source",
                                    Map.of("channel", "C1", "ts", "2.000200", "thread", "1.000100"),
                                    "mentions",
                                    List.of("@U1"),
                                    "follows",
                                    "12"),
                            "\n\n\nabc\nThat's you.",
                            Map.of("asked", "abc", "why", "That's you."))),
            Map.entry(
                    EarlierNotation.OCCASION,
                    Map.of(
                            "ask 12",
                            Map.of("ask", "12"),
                            "link https://acme.slack.com/archives/C1/p1",
                            Map.of("link", "https://acme.slack.com/archives/C1/p1"))),
            Map.entry(
                    EarlierNotation.THANKS,
                    Map.of(
                            "GOT/U1/12/older",
                            Map.of("side", "GOT", "person", "U1", "from", "12"),
                            "GAVE/U1/12/newer",
                            Map.of("side", "GAVE", "person", "U1", "from", "12", "newer", true),
                            "GAVE/U1//older",
                            Map.of("side", "GAVE", "person", "U1"))));

    static EarlierNotation[] notations() {
        return EarlierNotation.values();
    }

    @ParameterizedTest
    @MethodSource("notations")
    void whatEarlierVersionsWroteIsRead(EarlierNotation notation) {
        Map<String, Map<String, Object>> forms = EARLIER.getOrDefault(notation, Map.of());
        assertThat(forms).isNotEmpty();
        forms.forEach(
                (text, fields) -> assertThat(notation.fields(text)).as(text).hasValue(fields));
    }

    @Test
    void aButtonOfAnEarlierVersionMeansTheSame() {
        assertThat(AskMetadata.read("12/77")).hasValue(AskMetadata.of(12, 77L));
        assertThat(AskMetadata.read(" reminder/7/0")).hasValue(new AskMetadata(null, null, new ReminderPlace(7, 0)));
        assertThat(ReminderPlace.read("reminder/7/1")).isEqualTo(new ReminderPlace(7, 1));
        assertThat(MenuMetadata.read("ask.agree 12/77")).isEqualTo(new MenuMetadata("ask.agree", "12/77"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Stream.of(
                        AskMetadata.of(12, null),
                        AskMetadata.of(12, 77L),
                        AskMetadata.of(12, 77L).openedFrom(new ReminderPlace(7, 3)),
                        AskMetadata.NOTHING.openedFrom(new ReminderPlace(7, 3)))
                .forEach(about -> assertThat(AskMetadata.read(about.text())).hasValue(about));
        MenuMetadata line =
                new MenuMetadata("ask.agree", AskMetadata.of(12, 77L).text());
        assertThat(MenuMetadata.read(line.text())).isEqualTo(line);
        assertThat(ReminderPlace.read(new ReminderPlace(7, 3).text())).isEqualTo(new ReminderPlace(7, 3));
    }

    @Test
    void aSingleNumberIsWrittenAsItIs() {
        assertThat(AskMetadata.of(12, null).text()).isEqualTo("12");
    }

    @Test
    void anOptionIsShortEnoughForSlackWhateverItHolds() {
        String longest = AskMetadata.of(Long.MAX_VALUE, Long.MAX_VALUE).text();

        assertThat(new MenuMetadata("reminder.snooze.", longest).text()).hasSizeLessThan(LONGEST_OPTION_VALUE);
        assertThat(AddresseeMetadata.text(new Addressee.OfTeam(new ChannelId("C".repeat(40)))))
                .hasSizeLessThan(LONGEST_OPTION_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}}",
                "{\"ask\":12}{",
                "{\"ask\":\"x\"}",
                "{\"ask\":-1}",
                "{\"ask\":1e99}",
                "{\"ask\":99999999999999999999}",
                "{\"ask\":[12]}",
                "{\"ask\":{\"ask\":12}}",
                "{\"ask\":12,\"item\":-1}",
                "{\"ask\":12,\"place\":7}",
                "{\"ask\":12,\"place\":{}}",
                "{\"ask\":12,\"place\":{\"reminder\":7,\"page\":-1}}",
                "{\"ask\":12,\"version\":2}",
                "{\"ask\":12,\"@class\":\"java.lang.Object\"}",
                "[12]",
                "null",
                "twelve",
                "12/77/1",
                "-12",
                "9999999999999999999",
                "12 reminder/x/0"
            })
    void whatWeDidNotWriteIsNotRead(String tampered) {
        assertThat(AskMetadata.read(tampered)).isEmpty();
        assertThat(ReminderPlace.read(tampered)).isNull();
        assertThat(AddresseeMetadata.read(tampered)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "{\"ask\":["})
    void howeverDeepItGoesItIsNotRead(String nested) {
        assertThat(AskMetadata.read(nested.repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"person\":null}", "{\"person\":\"U1\",\"team\":\"C1\"}", "{\"team\":\"<!channel>\"}"})
    void anOptionNamesOnePersonOrOneTeam(String tampered) {
        assertThat(AddresseeMetadata.read(tampered)).isEmpty();
    }
}
