package obliged.thanks;

import obliged.shared.Refusal;

/** Why a thank-you, or a change of the values, is refused. */
public enum ThanksReason implements Refusal.Reason {
    NOBODY_NAMED,
    /** A group of which we know no member. */
    EMPTY_GROUP,
    ONLY_ONESELF,
    ONLY_BOTS,
    ONLY_GONE,
    ONLY_OTHER_COMPANIES,
    /** Several, and none of them can be thanked, each for a reason of their own. */
    NOBODY_LEFT,
    TOO_MANY,
    /** Just between us is for one person. */
    PRIVATE_TO_SEVERAL,
    NO_WORDS,
    WORDS_TOO_LONG,
    CUSTOMER_TOO_LONG,
    /** As many as someone may give on one day. */
    LIMIT,
    FROM_ANOTHER_COMPANY,
    /** None of that number that they may take back. */
    NOTHING_TO_UNDO,
    NOT_THEIRS,
    UNDONE_ALREADY,
    TOO_LATE,
    NOT_ADMIN,
    NO_VALUE,
    VALUE_NOT_A_WORD,
    VALUE_TAKEN,
    NOT_AN_EMOJI,
    SENTENCE_TOO_LONG,
    TOO_MANY_VALUES
}
