package obliged.testing;

import obliged.sandbox.world.Message;

/** What a message on a screen does: brings an ask's card, tells of a step. Lines in a thread do not name their ask. */
record Effect(String what, long number, String place) {
    static final String CARD = "card";
    static final String LINE = "line";
    static final String TOOK_ON = "took on";
    static final String SOLVED = "solved";
    static final String IN_DOUBT = "in doubt";
    static final String REFUSED = "refused";

    static Effect of(String place, Message message) {
        return message.isReply()
                ? new Effect(LINE, 0, place)
                : new Effect(what(message.text()), Promise.number(message.text()), place);
    }

    static String what(String text) {
        if (text.matches("(?s)#\\d+ · .*")) {
            return CARD;
        }
        if (text.startsWith("I can't tell whether ")) {
            return IN_DOUBT;
        }
        if (text.contains(" took on ")) {
            return TOOK_ON;
        }
        return text.matches("(?s)\\S+ says .* is solved\\.") ? SOLVED : REFUSED;
    }
}
