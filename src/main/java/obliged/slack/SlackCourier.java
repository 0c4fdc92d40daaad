package obliged.slack;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.Message.Metadata;
import java.util.Map;
import java.util.Optional;
import obliged.outbox.Courier;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import org.jspecify.annotations.Nullable;

/** Brings notices to Slack: a message posted, a message changed, or late words through a response URL. */
public final class SlackCourier implements Courier {
    /** What our messages carry for us, and only for us: an opaque mark, to find them again after a crash. */
    private static final String MARK = "obliged_mark";

    private final SlackCalls calls;
    private final NoticeWords words;
    private final ResponseUrls urls;

    public SlackCourier(SlackCalls calls, NoticeWords words, ResponseUrls urls) {
        this.calls = calls;
        this.words = words;
        this.urls = urls;
    }

    @Override
    public Outcome deliver(Notice notice) {
        return words.of(notice).map(sending -> send(notice, sending)).orElseGet(Outcome.Settled::new);
    }

    private Outcome send(Notice notice, NoticeWords.Sending sending) {
        if (sending instanceof NoticeWords.Fresh fresh) {
            return post(notice, fresh.post(), fresh.under());
        }
        if (sending instanceof NoticeWords.Changed changed) {
            return update(changed.message(), changed.post());
        }
        NoticeWords.Late late = (NoticeWords.Late) sending;
        Optional<String> url = Optional.ofNullable(notice.via()).flatMap(urls::open);
        return url.isPresent()
                ? calls.respond(url.get(), late.post(), late.replaces())
                : post(notice, late.post(), null);
    }

    /** https://docs.slack.dev/reference/methods/chat.postMessage */
    private Outcome post(Notice notice, Post post, @Nullable Message under) {
        ChatPostMessageRequest request = ChatPostMessageRequest.builder()
                .channel(under == null ? Reply.person(notice.place()) : under.channel())
                .threadTs(under == null ? null : under.ts())
                .text(post.text())
                .blocks(post.blocks())
                .parse("none")
                .linkNames(false)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .metadata(Metadata.builder()
                        .eventType(MARK)
                        .eventPayload(Map.of("mark", notice.mark()))
                        .build())
                .build();
        return calls.<ChatPostMessageResponse>deliver(
                slack -> slack.chatPostMessage(request),
                answer -> new Outcome.Delivered(new Message(answer.getChannel(), answer.getTs())));
    }

    /** https://docs.slack.dev/reference/methods/chat.update */
    private Outcome update(Message message, Post post) {
        ChatUpdateRequest request = ChatUpdateRequest.builder()
                .channel(message.channel())
                .ts(message.ts())
                .text(post.text())
                .blocks(post.blocks())
                .parse("none")
                .linkNames(false)
                .build();
        return calls.<ChatUpdateResponse>deliver(slack -> slack.chatUpdate(request), answer -> new Outcome.Settled());
    }
}
