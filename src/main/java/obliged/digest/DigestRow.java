package obliged.digest;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A digest as stored, with asks and thank-yous as comma-separated numbers. Public because Jdbi's {@code @BindMethods}
 * sees the methods of public types only.
 */
public record DigestRow(
        ChannelId team,
        String week,
        Instant toldAt,
        Instant until,
        PersonId onBy,
        int open,
        int overdue,
        int openBefore,
        int overdueBefore,
        String promise,
        long promisedMillis,
        String waiting,
        String thanks,
        int moreThanks,
        String impacts,
        String better,
        @Nullable String tip,
        @Nullable PersonId tipBy) {

    static String text(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(joining(","));
    }

    static List<Long> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }
}
