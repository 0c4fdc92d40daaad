package obliged.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what delivery would take if it began now and nothing held it back. */
final class Taken {
    private Taken() {}

    static List<Notice> from(Outbox outbox, Urgency urgency) {
        List<Notice> taken = new ArrayList<>();
        for (Lane lane : outbox.lanes(urgency)) {
            Optional<Outbox.Head> head = outbox.head(lane);
            while (head.isPresent() && head.get().overtaken()) {
                outbox.take(List.of(), List.of(head.get().notice()));
                head = outbox.head(lane);
            }
            head.ifPresent(first -> taken.add(first.notice()));
        }
        outbox.take(taken, List.of());
        return taken;
    }
}
