package obliged;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, as it would stand in the log. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private record Line(Level level, String text) {}

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    LogWatch() {
        LoggerContext context = root.getLoggerContext();
        encoder.setContext(context);
        encoder.setPattern("%level %logger{0} %msg%n");
        encoder.start();
        setContext(context);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new Line(event.getLevel(), new String(encoder.encode(event), StandardCharsets.UTF_8)));
    }

    List<String> lines() {
        return lines.stream().map(Line::text).toList();
    }

    List<String> errors() {
        return lines.stream()
                .filter(line -> line.level.isGreaterOrEqual(Level.ERROR))
                .map(Line::text)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
