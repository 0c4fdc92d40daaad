package obliged.request;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, as it would stand in the log. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private record Line(Level level, String text) {}

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Encoder<ILoggingEvent> encoder;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    LogWatch() {
        this("text");
    }

    /** In this format, as {@code OBLIGED_LOG} may name it. */
    LogWatch(String format) {
        LoggerContext configured = new LoggerContext();
        configured.putProperty("OBLIGED_LOG", format);
        JoranConfigurator reading = new JoranConfigurator();
        reading.setContext(configured);
        try {
            reading.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                configured.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("console");
        encoder = console.getEncoder();
        setContext(root.getLoggerContext());
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
