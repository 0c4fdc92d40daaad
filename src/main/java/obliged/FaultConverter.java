package obliged;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import obliged.shared.Trouble;

/**
 * Writes a fault into the log by its classes and frames, without its messages: those hold what people typed, as the
 * values of a statement or as what could not be parsed.
 */
public final class FaultConverter extends ThrowableProxyConverter {
    private static final int MOST_FRAMES = 40;

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy one = fault; one != null; one = one.getCause()) {
            text.append(one == fault ? "" : "Caused by: ").append(one.getClassName());
            if (one instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException failed) {
                text.append(" (code ").append(failed.getErrorCode()).append(')');
            } else if (one instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof Trouble trouble) {
                text.append(": ").append(trouble.sentence());
            }
            text.append(System.lineSeparator());
            StackTraceElementProxy[] frames = one.getStackTraceElementProxyArray();
            int own = frames.length - one.getCommonFrames();
            for (int i = 0; i < Math.min(own, MOST_FRAMES); i++) {
                text.append('\t').append(frames[i].getSTEAsString()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }
}
