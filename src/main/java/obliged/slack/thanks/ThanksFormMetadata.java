package obliged.slack.thanks;

import obliged.slack.metadata.EarlierNotation;
import obliged.slack.metadata.Metadata;
import obliged.thanks.Occasion;
import org.jspecify.annotations.Nullable;

/** What a thank-you is for: the number of an ask, or the link to a message. */
record ThanksFormMetadata(@Nullable Long ask, @Nullable String link) {
    ThanksFormMetadata {
        if (ask != null && (ask < 0 || link != null)) {
            throw new IllegalArgumentException("not one of both");
        }
    }

    static ThanksFormMetadata of(Occasion occasion) {
        return new ThanksFormMetadata(occasion.ask(), occasion.ask() == null ? occasion.source() : null);
    }

    static ThanksFormMetadata read(String text) {
        return Metadata.read(text, ThanksFormMetadata.class, EarlierNotation.OCCASION)
                .orElse(new ThanksFormMetadata(null, null));
    }

    String text() {
        return Metadata.write(this);
    }
}
