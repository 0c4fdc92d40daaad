package obliged.testing;

import obliged.sandbox.world.Message;

/** What a message is for: an ask's card, or news of a step. Lines in a thread do not name their ask. */
record MessageEffect(String what, long number, String place) {
    static final String CARD = "card";
    /** Whether it is solved. */
    static final String ASKED = "asked";

    /** A line that says what became of what it asked or told. */
    static final String SETTLED = "settled";

    static final String LINE = "line";
    static final String TOOK_ON = " is on #";
    static final String SOLVED = "solved";
    static final String IN_DOUBT = "in doubt";
    static final String REFUSED = "refused";

    static MessageEffect of(String place, Message message) {
        return message.isReply()
                ? new MessageEffect(LINE, 0, place)
                : new MessageEffect(what(message.text()), TrackedAsk.number(message.text()), place);
    }

    static String what(String text) {
        if (text.matches("(?s)#\\d+ · .*")) {
            return CARD;
        }
        if (text.startsWith("I can't tell whether ")) {
            return IN_DOUBT;
        }
        if (text.matches("(?s)(<[^>|]*\\|)?\\*?#\\d+\\*? “.*”>? (· .*|is in <#[^>]*> now\\.|has now reached .*)")) {
            return SETTLED;
        }
        if (text.matches("(?s)\\S+ says .* is done(: “.*”)?\\. Is it solved\\?")) {
            return ASKED;
        }
        if (text.matches("(?s).* is on (<[^>|]*\\|)?\\*?#\\d.*")) {
            return TOOK_ON;
        }
        return text.matches("(?s)\\S+ says .* is solved\\.") ? SOLVED : REFUSED;
    }
}
