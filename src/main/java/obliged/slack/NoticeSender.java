package obliged.slack;

import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatDeleteResponse;
import com.slack.api.model.Message.Metadata;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obliged.ask.AskNotice;
import obliged.outbox.Courier;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outcome;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.reminder.ReminderNotice;
import obliged.slack.api.PlainResponse;
import obliged.slack.api.PostProblem;
import obliged.slack.api.PostedResponse;
import obliged.slack.api.ResponseUrls;
import obliged.slack.api.SentMessages;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.ReplyKind;
import obliged.slack.kit.SlackMessage;
import obliged.thanks.ThanksNotice;
import org.jspecify.annotations.Nullable;

/** Sends notices to Slack: posts, updates and deletes messages, and replies through response URLs. */
public final class NoticeSender implements Courier {
    private static final String POST = "chat.postMessage";
    private static final String UPDATE = "chat.update";

    /** A response URL is valid for 30 minutes; later replies are sent as a direct message. */
    private static final Duration RESPONSE_URL = Duration.ofMinutes(29);

    /** The kinds that update a message of ours. */
    private static final Set<String> CHANGES = Set.of(
            AskNotice.REFRESH,
            AskNotice.SETTLED,
            AskNotice.SOURCE,
            AskNotice.RETOLD,
            ReminderNotice.REFRESH,
            ThanksNotice.POST_ADDED,
            ThanksNotice.TOLD_GONE,
            ThanksNotice.GIVEN_GONE);

    private static final Outcome BLOCKS_REFUSED = new Outcome.Never("invalid_blocks");

    /** The most tries that may be in doubt where we can't look messages up: each of them may have posted a copy. */
    private static final int MOST_IN_DOUBT = 2;

    private final SlackCalls calls;
    private final NoticeRenderer words;
    private final ResponseUrls urls;
    private final SentMessages sent;
    private final FileSender files;
    private final DirectorySync directory;
    private final RefusedEdits edits;
    private final Observer observer;
    private final InstantSource clock;

    /** Sees what is about to be sent. */
    public interface Observer {
        void sends(Notice notice, Outgoing sending);
    }

    public NoticeSender(
            SlackCalls calls,
            NoticeRenderer words,
            ResponseUrls urls,
            DirectorySync directory,
            RefusedEdits edits,
            Observer observer,
            InstantSource clock) {
        this.calls = calls;
        this.words = words;
        this.urls = urls;
        this.sent = new SentMessages(calls);
        this.files = new FileSender(calls, sent, clock);
        this.directory = directory;
        this.edits = edits;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public String sort(Notice notice) {
        if (url(notice).isPresent()) {
            return "response_url";
        }
        if (notice.kind().equals(ThanksNotice.POST_GONE)) {
            return "chat.delete";
        }
        if (notice.kind().equals(AskNotice.FILE)) {
            return "files.completeUploadExternal";
        }
        if (notice.kind().equals(AskNotice.FILE_GONE)) {
            return "files.delete";
        }
        return CHANGES.contains(notice.kind()) ? UPDATE : POST;
    }

    @Override
    public Hold hold(Notice notice) {
        boolean bulk = notice.urgency() == Urgency.BULK;
        String sort = sort(notice);
        return sort.equals(POST)
                ? calls.limits().turnToPost(notice.recipient().id(), bulk, isLookedFor(notice))
                : new Hold(calls.limits().turn(sort, bulk), true);
    }

    @Override
    public Outcome deliver(Notice notice) {
        Outcome outcome = words.of(notice).map(sending -> send(notice, sending)).orElseGet(Outcome.Settled::new);
        if (outcome instanceof Outcome.Never never
                && PostProblem.of(never.problem()).isAboutChannel()
                && notice.recipient() instanceof Recipient.ToChannel to) {
            directory.meetAgain(to.channel());
        }
        return outcome;
    }

    private Outcome send(Notice notice, Outgoing sending) {
        observer.sends(notice, sending);
        if (sending instanceof Outgoing.Fresh fresh) {
            return postOnce(notice, fresh.post(), fresh.under());
        }
        if (sending instanceof Outgoing.Changed changed) {
            return change(notice, changed);
        }
        if (sending instanceof Outgoing.Gone gone) {
            return delete(gone.message());
        }
        if (sending instanceof Outgoing.Nowhere nowhere) {
            return new Outcome.Never(nowhere.problem());
        }
        if (sending instanceof Outgoing.Attached attached) {
            return files.attach(notice, attached);
        }
        if (sending instanceof Outgoing.Carried carried) {
            return files.carry(notice, carried);
        }
        if (sending instanceof Outgoing.Recalled recalled) {
            return files.recall(recalled);
        }
        return respond(notice, (Outgoing.Late) sending);
    }

    /** Changes a message, or posts it anew where Slack no longer lets us change it. */
    private Outcome change(Notice notice, Outgoing.Changed changed) {
        Outcome outcome = update(changed.message(), changed.post());
        if (!(outcome instanceof Outcome.Never never) || !edits.areRefused(never.problem())) {
            return outcome;
        }
        if (!changed.moves()) {
            return new Outcome.Settled();
        }
        Outcome posted = postOnce(notice, changed.post(), null);
        return posted instanceof Outcome.Delivered delivered
                ? new Outcome.Moved(changed.message(), delivered.message())
                : posted;
    }

    private Outcome respond(Notice notice, Outgoing.Late late) {
        Optional<String> url = url(notice);
        if (url.isEmpty()) {
            return postOnce(notice, late.post(), null);
        }
        Outcome outcome =
                calls.respond(url.get(), late.post().text(), late.post().blocks(), late.replaces());
        // The URL is used up, or has expired.
        return outcome instanceof Outcome.Never ? postOnce(notice, late.post(), null) : outcome;
    }

    /**
     * The response URL for a reply, if it is to be used. Messages sent through it can't be looked up, so a reply in
     * doubt is sent as a direct message, unless it replaces a message, which can be done twice.
     */
    private Optional<String> url(Notice notice) {
        boolean tooLate = notice.owedAt().plus(RESPONSE_URL).isBefore(clock.instant());
        return tooLate || (notice.isInDoubt() && !notice.kind().equals(ReplyKind.SHOW))
                ? Optional.empty()
                : Optional.ofNullable(notice.sealedReplyUrl()).flatMap(urls::open);
    }

    private static boolean isLookedFor(Notice notice) {
        return notice.isInDoubt() && !(notice.recipient() instanceof Recipient.ToChannel);
    }

    private Outcome postOnce(Notice notice, SlackMessage post, @Nullable Message under) {
        if (isLookedFor(notice)) {
            return sent.find(notice.recipient().id(), notice.clientMark())
                    .orElseGet(() -> resolved(post(notice, post, under)));
        }
        return notice.triesInDoubt() >= MOST_IN_DOUBT
                ? new Outcome.Never(SentMessages.IN_DOUBT)
                : post(notice, post, under);
    }

    /** Notes that no earlier try arrived, since we have looked. */
    private static Outcome resolved(Outcome outcome) {
        return outcome instanceof Outcome.Later later
                ? new Outcome.Later(later.problem(), later.doubt(), true)
                : outcome;
    }

    /** Posts a message; where Slack does not know charts yet, at once without its chart. */
    private Outcome post(Notice notice, SlackMessage post, @Nullable Message under) {
        Outcome outcome = postAsIs(notice, post, under);
        return outcome.equals(BLOCKS_REFUSED) && post.hasChart()
                ? postAsIs(notice, post.withoutChart(), under)
                : outcome;
    }

    /** https://docs.slack.dev/reference/methods/chat.postMessage */
    private Outcome postAsIs(Notice notice, SlackMessage post, @Nullable Message under) {
        ChatPostMessageRequest request = ChatPostMessageRequest.builder()
                .channel(under == null ? notice.recipient().id() : under.channel())
                .threadTs(under == null ? null : under.ts())
                .text(post.text())
                .blocksAsString(SlackJson.blocks(post.blocks()))
                .parse("none")
                .linkNames(false)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .metadata(Metadata.builder()
                        .eventType(SentMessages.MARK)
                        .eventPayload(Map.of("mark", notice.clientMark()))
                        .build())
                .build();
        return calls.<PostedResponse>deliver(
                POST,
                calls.reading(PostedResponse.class, POST, () -> RequestFormBuilder.toForm(request)),
                answer -> new Outcome.Delivered(answer.message()));
    }

    /** https://docs.slack.dev/reference/methods/chat.update */
    private Outcome update(Message message, SlackMessage post) {
        ChatUpdateRequest request = ChatUpdateRequest.builder()
                .channel(message.channel())
                .ts(message.ts())
                .text(post.changedText())
                .blocksAsString(SlackJson.blocks(post.blocks()))
                .parse("none")
                .linkNames(false)
                .build();
        return calls.<PlainResponse>deliver(
                UPDATE,
                calls.plainly(UPDATE, () -> RequestFormBuilder.toForm(request)),
                answer -> new Outcome.Settled());
    }

    /** https://docs.slack.dev/reference/methods/chat.delete */
    private Outcome delete(Message message) {
        Outcome outcome = calls.<ChatDeleteResponse>deliver(
                "chat.delete",
                slack -> slack.chatDelete(r -> r.channel(message.channel()).ts(message.ts())),
                answer -> new Outcome.Settled());
        return outcome instanceof Outcome.Never never && never.problem().equals("message_not_found")
                ? new Outcome.Settled()
                : outcome;
    }
}
