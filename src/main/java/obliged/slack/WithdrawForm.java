package obliged.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.List;
import java.util.Map;
import obliged.ask.Ask;
import org.jspecify.annotations.Nullable;

/** The form that asks whether, and why, an ask is no longer needed. It confirms, so its button does the deed. */
final class WithdrawForm {
    static final String CALLBACK = "ask.withdraw";

    static final String WHY = "why";
    private static final int LONGEST_WHY = 500;

    private WithdrawForm() {}

    static View of(Ask ask, AskWords words) {
        return View.builder()
                .type("modal")
                .callbackId(CALLBACK)
                .privateMetadata(String.valueOf(ask.id().number()))
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text("Withdraw #" + ask.id().number())
                        .build())
                .submit(ViewSubmit.builder().type("plain_text").text("Withdraw").build())
                .close(ViewClose.builder().type("plain_text").text("Keep it").build())
                .blocks(List.of(
                        Blocks.rich(Mrkdwn.of(
                                words.headline(ask), "\n", words.words(ask).shortened(AskWords.SHORT))),
                        InputBlock.builder()
                                .blockId(WHY)
                                .optional(true)
                                .label(plain("Why"))
                                .hint(plain("Whoever has it is told."))
                                .element(PlainTextInputElement.builder()
                                        .actionId(WHY)
                                        .multiline(true)
                                        .maxLength(LONGEST_WHY)
                                        .build())
                                .build()))
                .build();
    }

    static long number(View view) {
        return Long.parseLong(view.getPrivateMetadata());
    }

    /** What was written, if anything. Slack does not escape what is typed in a form. */
    static @Nullable String why(View view) {
        Map<String, Map<String, ViewState.Value>> values = view.getState().getValues();
        ViewState.Value value = values.getOrDefault(WHY, Map.of()).get(WHY);
        String why = value == null || value.getValue() == null
                ? ""
                : value.getValue().strip();
        return why.isEmpty() ? null : Typed.plain(why);
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
