package obliged.thanks;

import java.time.Instant;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A thank-you as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record ThankYouRow(
        long id,
        WorkspaceId workspace,
        PersonId from,
        String words,
        @Nullable String value,
        @Nullable String customer,
        @Nullable ChannelId channel,
        @Nullable Long ask,
        @Nullable String source,
        @Nullable Long joins,
        Instant at,
        @Nullable Instant undoneAt) {

    static ThankYouRow of(ThankYou thanks) {
        return new ThankYouRow(
                thanks.id().number(),
                thanks.id().workspace(),
                thanks.from(),
                thanks.gift().words(),
                thanks.gift().value(),
                thanks.gift().customer(),
                thanks.channel(),
                thanks.occasion().ask(),
                thanks.occasion().source(),
                thanks.occasion().joins(),
                thanks.at(),
                thanks.undoneAt());
    }

    ThankYou thanks(List<PersonId> people) {
        return new ThankYou(
                new ThankYouId(workspace, id),
                from,
                people,
                new Gift(words, value, customer),
                channel,
                new Occasion(ask, source, joins),
                at,
                undoneAt);
    }
}
