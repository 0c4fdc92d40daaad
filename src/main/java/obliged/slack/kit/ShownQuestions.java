package obliged.slack.kit;

import java.util.LinkedHashSet;
import java.util.Set;
import obliged.slack.text.Mrkdwn;

/**
 * The questions that forms have shown at their fields. Each is shown once: a form that is sent again unchanged says that
 * it is meant as it stands. After a restart a question may be shown a second time.
 */
public final class ShownQuestions {
    private static final int REMEMBERED = 10_000;

    private final Set<String> shown = new LinkedHashSet<>();

    /** Whether this form has not shown the question yet; from now on it has. */
    public synchronized boolean isFirst(FormSubmission sent, Mrkdwn question) {
        if (shown.size() >= REMEMBERED) {
            shown.remove(shown.iterator().next());
        }
        return shown.add(sent.view().getId() + " " + question.plain());
    }
}
