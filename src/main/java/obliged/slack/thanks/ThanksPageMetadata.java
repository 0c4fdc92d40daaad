package obliged.slack.thanks;

import java.util.Optional;
import obliged.shared.PersonId;
import obliged.slack.metadata.EarlierNotation;
import obliged.slack.metadata.Metadata;
import obliged.slack.text.SlackIds;
import obliged.thanks.ThanksLists.Cursor;
import obliged.thanks.ThanksLists.Side;
import org.jspecify.annotations.Nullable;

/**
 * A page of the thanks that someone got or gave.
 *
 * @param from the thank-you from which it goes on; the newest ones if null
 * @param newer whether it goes on to newer ones
 */
record ThanksPageMetadata(
        Side side,
        PersonId person,
        @Nullable Long from,
        @Nullable Boolean newer) {
    ThanksPageMetadata {
        if (side == null || person == null || !SlackIds.isId(person.value()) || from != null && from < 0) {
            throw new IllegalArgumentException("no such page");
        }
    }

    static Optional<ThanksPageMetadata> read(String text) {
        return Metadata.read(text, ThanksPageMetadata.class, EarlierNotation.THANKS);
    }

    Cursor cursor() {
        return from == null ? Cursor.NEWEST : new Cursor(from, newer != null);
    }

    String text() {
        return Metadata.write(this);
    }
}
