package obliged.ask;

import java.time.Instant;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.SentFile;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** A line of history as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record HistoryRow(
        long id,
        WorkspaceId workspace,
        long number,
        Step step,
        @Nullable PersonId by,
        Instant at,
        @Nullable String words,
        @Nullable String date,
        @Nullable String besides,
        @Nullable PersonId toPerson,
        @Nullable ChannelId toTeam) {

    static HistoryRow of(HistoryEntry step) {
        return new HistoryRow(
                step.id(),
                step.ask().workspace(),
                step.ask().number(),
                step.step(),
                step.by(),
                step.at(),
                step.words(),
                AskRow.text(step.date()),
                step.files().isEmpty() ? step.detailWords() : SentFile.text(step.files()),
                step.to() instanceof Addressee.OfPerson to ? to.person() : null,
                step.to() instanceof Addressee.OfTeam to ? to.channel() : null);
    }

    HistoryEntry entry() {
        return new HistoryEntry(
                id,
                new AskId(workspace, number),
                step,
                by,
                at,
                words,
                AskRow.date(date),
                details(),
                toPerson != null
                        ? new Addressee.OfPerson(toPerson)
                        : toTeam != null ? new Addressee.OfTeam(toTeam) : null);
    }

    private HistoryEntry.@Nullable Details details() {
        if (besides == null) {
            return null;
        }
        return switch (step) {
            case MAKE_RIGHT -> new HistoryEntry.Details.Offer(besides);
            case EDIT -> new HistoryEntry.Details.ImpactBefore(besides);
            case LOG, ANSWER, COMMENT -> new HistoryEntry.Details.Files(SentFile.read(besides));
            case ACCEPT,
                    TAKE_OVER,
                    GIVE_BACK,
                    SUGGEST,
                    AGREE,
                    KEEP,
                    TAKE_BACK,
                    QUESTION,
                    HAND_OFF,
                    DECLINE,
                    DONE,
                    NOT_DONE,
                    CONFIRM,
                    REOPEN,
                    WITHDRAW,
                    NUDGE,
                    LEFT -> null;
        };
    }
}
