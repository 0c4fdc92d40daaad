package obliged.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.model.event.Event;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slack sends only the events that the manifest names. */
class SubscribedEventsTest {
    /** Those that are handled elsewhere. */
    private static final List<String> OTHERS = List.of("app_home_opened", "app_mention", "message.im");

    private static final class ListedEvents extends App {
        private final List<String> types = new ArrayList<>();

        ListedEvents() {
            super(AppConfig.builder().signingSecret("").singleTeamBotToken("").build(), List.of());
        }

        @Override
        public <E extends Event> App event(Class<E> event, BoltEventHandler<E> handler) {
            try {
                types.add((String) event.getField("TYPE_NAME").get(null));
                return this;
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(event + " does not say what it is called", e);
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void theManifestSubscribesToEveryEventThatWeHandle() throws Exception {
        ListedEvents app = new ListedEvents();
        new SlackEventHandler(null, null, null, null, null, new Faults(InstantSource.system())).listen(app);

        List<String> subscribed = new ArrayList<>();
        new YAMLMapper()
                .readTree(Path.of("manifest.yml").toFile())
                .at("/settings/event_subscriptions/bot_events")
                .forEach(event -> subscribed.add(event.asText()));
        assertThat(subscribed).doesNotHaveDuplicates().containsAll(OTHERS);
        subscribed.removeAll(OTHERS);
        assertThat(app.types).containsExactlyInAnyOrderElementsOf(subscribed);
    }
}
