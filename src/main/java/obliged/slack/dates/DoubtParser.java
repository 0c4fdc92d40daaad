package obliged.slack.dates;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import obliged.slack.dates.DateQuestion.Reason;
import obliged.slack.dates.DayTable.Kind;
import org.jspecify.annotations.Nullable;

/** What may be meant by something after <em>by</em> that is no date: a slip, a bare number, a part of a day. */
final class DoubtParser {
    /** Words before which a slip may be made. */
    private static final Set<String> BEFORE_A_SLIP = Set.of(
            "the", "next", "this", "coming", "end", "of", "day", "after", "early", "late", "mid", "eod", "eob", "cob",
            "on", "noon", "morning");

    private final PhraseParser phrases;

    DoubtParser(PhraseParser phrases) {
        this.phrases = phrases;
    }

    /** What may be meant by something that is no date. */
    @Nullable
    DateQuestion find(Tokens tokens, int at) {
        if (isNumber(tokens.at(at))) {
            DateQuestion slip = slip(tokens, at + 1);
            return slip != null && tokens.at(at).digits() <= 2 ? slip : bareNumber(tokens, at);
        }
        TimeTable.Found part = TimeTable.find(tokens, at);
        if (part != null && part.until() != null && PhraseParser.ends(tokens, part.end())) {
            return DateQuestion.of(Reason.WHICH_DAY, tokens.said(at, part.end()), "tomorrow noon", "friday noon");
        }
        int from = at;
        while (from < at + DateParser.LONGEST
                && BEFORE_A_SLIP.contains(tokens.at(from).text())) {
            from++;
        }
        return slip(tokens, from);
    }

    /** The name that someone may have meant by a word that is none. */
    private static @Nullable DateQuestion slip(Tokens tokens, int at) {
        Token word = tokens.at(at);
        Optional<String> meant = word.isWord() && PhraseParser.isWhole(tokens, at + 1)
                ? Vocabulary.meant(word.text())
                : Optional.empty();
        return meant.map(name -> DateQuestion.of(Reason.DID_YOU_MEAN, written(name), instead(name)))
                .orElse(null);
    }

    private static String instead(String name) {
        return Vocabulary.month(name) == null ? written(name) : "1 " + written(name);
    }

    /** Weekdays and months begin with a capital. */
    private static String written(String name) {
        return name.equals("tomorrow") || name.equals("today")
                ? name
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** {@code by 5}, where it counts nothing. */
    private @Nullable DateQuestion bareNumber(Tokens tokens, int at) {
        Token number = tokens.at(at);
        boolean together = number.digits() == 4 && number.value() < 2400 && number.value() % 100 < 60;
        int value = number.isNumber() ? number.value() : Vocabulary.count(number.text());
        if (!together && (value < 1 || value > 31 || number.digits() > 2) || number.is("a") || number.is("an")) {
            return null;
        }
        Phrase behind = PhraseParser.OR.contains(tokens.at(at + 1).text())
                        || tokens.at(at + 1).is("ish")
                ? null
                : phrases.dayFirst(tokens, at + 1);
        boolean dated = behind != null
                && behind.kind() != Kind.AMOUNT
                && behind.kind() != Kind.NAME
                && tokens.at(at + 1).spaced();
        boolean range = PhraseParser.OR.contains(tokens.at(at + 1).text())
                && !tokens.at(at + 1).is("/")
                && isNumber(tokens.at(at + 2))
                && !Idioms.countsThings(tokens, at + 3);
        boolean minutes = tokens.at(at + 1).is(".")
                && tokens.at(at + 2).digits() == 2
                && tokens.at(at + 2).value() < 60
                && tokens.at(at + 2).isAttached()
                && value < 24;
        boolean ish = tokens.at(at + 1).is("ish")
                || tokens.at(at + 1).is("-") && tokens.at(at + 2).is("ish");
        if (minutes
                ? Idioms.countsThings(tokens, at + 3)
                        && !(tokens.at(at + 3).is(".") && !tokens.at(at + 4).isAttached())
                : !dated && !range && !ish && Idioms.countsThings(tokens, at + 1)) {
            return null;
        }
        if (minutes && tokens.at(at + 3).is(".") && tokens.at(at + 4).isAttached()) {
            return null;
        }
        int hour = together ? number.value() / 100 : value;
        int minute =
                together ? number.value() % 100 : minutes ? tokens.at(at + 2).value() : 0;
        LocalTime time =
                hour > 23 ? LocalTime.of(15, 0) : LocalTime.of(hour < 8 && !together ? hour + 12 : hour, minute);
        String typed = tokens.said(at, minutes ? at + 3 : at + 1);
        String day = "the " + (together || value > 28 ? "30th" : value + nth(value));
        return together
                ? DateQuestion.of(Reason.BARE_NUMBER, typed, "tomorrow " + time)
                : DateQuestion.of(Reason.BARE_NUMBER, typed, "tomorrow " + time, day);
    }

    private static String nth(int number) {
        if (number / 10 == 1) {
            return "th";
        }
        return switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    static boolean isNumber(Token token) {
        return token.isNumber() || Vocabulary.count(token.text()) > 0 && !token.isEnd();
    }
}
