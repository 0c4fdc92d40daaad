package obliged.slack.kit;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import java.util.List;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;

/** A form that has nothing to fill in: a sentence to someone who is in a form already, or a text to read. */
public final class MessageView {
    private static final int LONGEST_TITLE = 24;

    private MessageView() {}

    public static View of(String title, Mrkdwn text) {
        return of(title, List.of(Blocks.rich(text)));
    }

    public static View of(String title, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(Ellipsis.cut(title, LONGEST_TITLE))
                        .build())
                .close(ViewClose.builder().type("plain_text").text("Close").build())
                .blocks(blocks)
                .build();
    }
}
