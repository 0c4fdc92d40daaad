package obliged.slack.kit;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.model.view.View;
import java.util.Objects;
import java.util.Optional;
import obliged.ask.Act;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.metadata.AskListMetadata;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.metadata.MenuMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A press on a button, a line picked from a menu, or an element changed in a form, taken apart.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 *
 * @param action what was pressed: {@code ask.accept}; what stands before the dot says whose it is
 * @param value what it is about, such as {@link AskMetadata}
 * @param from the list whose menu it was picked from, as {@link AskListMetadata} writes it, or the reminder whose button
 *     it is; empty elsewhere
 * @param trigger opens a form, once and within three seconds, or in place of the view that it stands in
 * @param responseUrl none in a form or the Home tab
 * @param ephemeral whether the message that it stands in is seen only by the presser
 * @param view the form or Home tab that it stands in
 * @param fromAbroad whether the presser belongs to another company
 */
public record Press(
        Act act,
        Viewer viewer,
        String action,
        String value,
        String from,
        String trigger,
        @Nullable String responseUrl,
        boolean ephemeral,
        @Nullable View view,
        boolean fromAbroad) {

    public static Press of(
            BlockActionPayload payload, WorkspaceId workspace, DirectorySync directory, Viewers viewers) {
        BlockActionPayload.Action pressed = payload.getActions().get(0);
        String action = Objects.requireNonNullElse(pressed.getActionId(), "");
        String from = "";
        String value = Objects.requireNonNullElse(pressed.getValue(), "");
        if (pressed.getSelectedOption() != null) {
            value = Objects.requireNonNullElse(pressed.getSelectedOption().getValue(), "");
            if (action.startsWith(Button.MORE)) {
                from = action.substring(Button.MORE.length()).strip();
                MenuMetadata line = MenuMetadata.read(value);
                action = line.action();
                value = Objects.requireNonNullElse(line.value(), "");
            }
        } else if (action.indexOf(' ') > 0) {
            from = action.substring(action.indexOf(' ') + 1);
            action = action.substring(0, action.indexOf(' '));
        }
        Act act = new Act(
                workspace,
                directory.stranger(
                        new PersonId(payload.getUser().getId()),
                        payload.getUser().getName()),
                channel(payload),
                RequestKey.press(payload.getUser().getId(), action, payload.getTriggerId()));
        return new Press(
                act,
                viewers.of(act),
                action,
                value,
                from,
                modal(payload.getView()).map(FormOpener::inPlace).orElse(payload.getTriggerId()),
                payload.getResponseUrl(),
                payload.getContainer() != null && payload.getContainer().isEphemeral(),
                payload.getView(),
                directory.isAbroad(act));
    }

    /** The id of the view that it stands in, unless that is the Home tab. */
    public Optional<String> modal() {
        return modal(view);
    }

    private static Optional<String> modal(@Nullable View view) {
        return view == null || !"modal".equals(view.getType()) ? Optional.empty() : Optional.of(view.getId());
    }

    /** Whose it is. */
    public String owner() {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }

    /** The ask that it is about, or -1 where it names none. */
    public long number() {
        return AskMetadata.read(value).map(AskMetadata::number).orElse(-1L);
    }

    /** What was pending when it was shown, or -1. */
    public long item() {
        return AskMetadata.read(value).map(AskMetadata::pendingItem).orElse(-1L);
    }

    private static @Nullable ChannelId channel(BlockActionPayload payload) {
        return payload.getChannel() == null
                ? null
                : new ChannelId(payload.getChannel().getId());
    }
}
