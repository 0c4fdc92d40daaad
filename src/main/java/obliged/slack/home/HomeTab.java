package obliged.slack.home;

import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.views.ViewsPublishRequest;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import obliged.ask.Act;
import obliged.ask.Asks;
import obliged.ask.list.AskLists;
import obliged.person.People;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.api.PlainResponse;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.slack.ask.AskCard;
import obliged.slack.ask.AskHelpText;
import obliged.slack.ask.AskText;
import obliged.slack.digest.HomeTeamWeeks;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.MessageView;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.thanks.ThanksListMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the Home tab when someone opens it, and again after what they do themselves. Beside every reply and not
 * through the outbox: it is tried a few times and then forgotten, as the next opening brings the next.
 * https://docs.slack.dev/reference/methods/views.publish
 */
public final class HomeTab implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HomeTab.class);
    private static final String HOME = "home";
    private static final String METHOD = "views.publish";
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CLOSING_SECONDS = 3;
    private static final int MOST_REMEMBERED = 10_000;

    private final SlackCalls calls;
    private final Asks asks;
    private final AskLists lists;
    private final People people;
    private final CardLinks links;
    private final Viewers viewers;
    private final DirectorySync directory;
    private final FormOpener opening;
    private final LateReplies replies;
    private final HomeTeamWeeks digests;
    private final ThanksListMessage thanks;

    /** Who opened it since we started, and the pages that they are on. Who is forgotten may open it again. */
    private final Map<PersonId, String> shown = new ConcurrentHashMap<>();

    /** Those for whom it will be published: what happens until then will be in it. */
    private final Set<PersonId> waiting = ConcurrentHashMap.newKeySet();

    /** One at a time, so that an older one never comes after a newer. */
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread made = new Thread(run, "home-tab");
        made.setDaemon(true);
        return made;
    });

    public HomeTab(
            SlackCalls calls,
            Asks asks,
            AskLists lists,
            People people,
            DirectorySync directory,
            FormOpener opening,
            LateReplies replies,
            HomeTeamWeeks digests,
            ThanksListMessage thanks,
            CardLinks links,
            Viewers viewers) {
        this.calls = calls;
        this.asks = asks;
        this.lists = lists;
        this.people = people;
        this.links = links;
        this.viewers = viewers;
        this.directory = directory;
        this.opening = opening;
        this.replies = replies;
        this.digests = digests;
        this.thanks = thanks;
    }

    /** Someone opened a tab of ours; https://docs.slack.dev/reference/events/app_home_opened */
    public void opened(WorkspaceId workspace, PersonId person, String tab) {
        if (tab.equals(HOME)) {
            remember(person, "");
            publish(workspace, person);
            directory.meet(workspace, person);
        }
    }

    private void remember(PersonId person, String pages) {
        if (shown.size() >= MOST_REMEMBERED) {
            shown.clear();
        }
        shown.put(person, pages);
    }

    /** What a button of the Home tab itself does. */
    public void press(Press press) {
        if (press.action().startsWith(HomeView.PAGE)) {
            remember(press.act().by(), HomeView.turned(pages(press), press.value()));
        } else if (press.action().startsWith(HomeView.SHOW)) {
            open(press, whole(press));
        } else if (press.action().equals(HomeView.HELP)) {
            open(
                    press,
                    MessageView.of(
                            "How it works",
                            AskHelpText.of(viewers.commands().ask()).says()));
        } else if (press.action().equals(HomeView.TEAM)) {
            open(press, MessageView.of("What a team is", new HomeText(press.viewer()).team()));
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    private View whole(Press press) {
        try {
            AskCard cards = new AskCard(new AskText(press.viewer()));
            return cards.readAll(asks.view(press.act().workspace(), press.act().by(), press.number()));
        } catch (Refusal refusal) {
            return MessageView.of("No such ask", ReplyText.NO_SUCH_ASK.sentence());
        }
    }

    private void open(Press press, View view) {
        opening.open(press.act(), press.trigger(), press.responseUrl(), view);
    }

    /** Someone pressed something, here or elsewhere. */
    public void followed(Press press) {
        if (isHome(press) && !press.owner().equals(HOME)) {
            remember(press.act().by(), pages(press));
        }
        followed(press.act());
    }

    /** Someone did something. */
    public void followed(Act act) {
        if (shown.containsKey(act.by())) {
            publish(act.workspace(), act.by());
        }
    }

    private static boolean isHome(Press press) {
        return press.view() != null && HOME.equals(press.view().getType());
    }

    private static String pages(Press press) {
        return press.view() == null
                ? ""
                : Objects.requireNonNullElse(press.view().getPrivateMetadata(), "");
    }

    private void publish(WorkspaceId workspace, PersonId person) {
        publish(workspace, person, 1, Duration.ZERO);
    }

    private void publish(WorkspaceId workspace, PersonId person, int attempt, Duration pause) {
        if (waiting.add(person)) {
            thread.schedule(() -> publishNow(workspace, person, attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void publishNow(WorkspaceId workspace, PersonId person, int attempt) {
        Optional<String> problem = problemOfPublishing(workspace, person);
        waiting.remove(person);
        if (problem.isEmpty()) {
            return;
        }
        if (attempt < ATTEMPTS && !thread.isShutdown()) {
            publish(workspace, person, attempt + 1, PAUSE.multipliedBy(attempt));
        } else {
            log.warn("the Home tab of {} could not be published: {}", person.value(), problem.get());
        }
    }

    private Optional<String> problemOfPublishing(WorkspaceId workspace, PersonId person) {
        try {
            PlainResponse answer = calls.promptly(METHOD, calls.plainly(METHOD, () -> {
                // From here on what happens is for the next one.
                waiting.remove(person);
                return RequestFormBuilder.toForm(ViewsPublishRequest.builder()
                        .userId(person.value())
                        .viewAsString(SlackJson.view(view(workspace, person)))
                        .build());
            }));
            return answer.isOk() ? Optional.empty() : Optional.of(String.valueOf(answer.getError()));
        } catch (IOException | SlackApiException | RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private View view(WorkspaceId workspace, PersonId person) {
        Viewer viewer = viewers.of(workspace, person);
        String pages = shown.getOrDefault(person, "");
        List<LayoutBlock> beneath = new ArrayList<>(digests.blocks(workspace, person));
        beneath.addAll(thanks.latest(viewer));
        return new HomeView(lists, links, viewer, pages, beneath).view(people.find(workspace, person));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // It may be reading from the file, which is closed after us.
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a Home tab is still being published");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
