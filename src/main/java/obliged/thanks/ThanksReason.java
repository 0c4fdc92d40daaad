package obliged.thanks;

import obliged.shared.Refusal;

/** Why a thank-you, or a change of the values, is refused. */
public enum ThanksReason implements Refusal.Reason {
    NOBODY_NAMED,
    /** A group with no members that we know of. */
    EMPTY_GROUP,
    ONLY_ONESELF,
    ONLY_BOTS,
    ONLY_GONE,
    ONLY_OTHER_COMPANIES,
    /** Several people, none of whom can be thanked, for different reasons. */
    NOBODY_LEFT,
    TOO_MANY,
    /** A private one is for one person only. */
    PRIVATE_TO_SEVERAL,
    NO_WORDS,
    WORDS_TOO_LONG,
    CUSTOMER_TOO_LONG,
    /** They have given as many today as one person may. */
    LIMIT,
    FROM_ANOTHER_COMPANY,
    /** There is none that they may take back. */
    NOTHING_TO_UNDO,
    NOT_THEIRS,
    UNDONE_ALREADY,
    TOO_LATE,
    /** They can't add to what they gave. */
    JOINS_OWN,
    JOINED_ALREADY,
    NOTHING_TO_JOIN,
    /** Nothing shows that they are in its channel. */
    JOINS_UNSEEN,
    NOT_ADMIN,
    NO_VALUE,
    VALUE_NOT_A_WORD,
    VALUE_TAKEN,
    NOT_AN_EMOJI,
    SENTENCE_TOO_LONG,
    TOO_MANY_VALUES
}
