package obliged.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import obliged.shared.RequestId;

/**
 * Writes each event as one line, of text by a pattern or as a JSON object. Logback's own encoder for JSON would write the
 * messages of exceptions, which {@link FaultConverter} leaves out.
 */
public final class LogEncoder extends PatternLayoutEncoder {
    /** What {@code OBLIGED_LOG} may be. */
    public static final String TEXT = "text";

    public static final String JSON = "json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private boolean json;

    /** Called by Logback with what its configuration says. */
    public void setFormat(String format) {
        json = format.equals(JSON);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return json ? object(event) : super.encode(event);
    }

    private static byte[] object(ILoggingEvent event) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
        String request = event.getMDCPropertyMap().get(RequestId.KEY);
        if (request != null) {
            line.put(RequestId.KEY, request);
        }
        line.put("message", event.getFormattedMessage());
        IThrowableProxy fault = event.getThrowableProxy();
        if (fault != null) {
            line.put("fault", FaultConverter.text(fault));
        }
        try {
            return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
