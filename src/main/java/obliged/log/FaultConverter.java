package obliged.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import obliged.shared.Trouble;

/**
 * Logs an exception, in one line, with its classes and stack frames but without its messages, which may quote what people typed: the
 * parameters of a statement, or text that could not be parsed.
 */
public final class FaultConverter extends ThrowableProxyConverter {
    private static final int MOST_FRAMES = 40;

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        return "\t" + text(fault);
    }

    /** All of it, with a tab before each frame. */
    static String text(IThrowableProxy fault) {
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy one = fault; one != null; one = one.getCause()) {
            text.append(one == fault ? "" : "\tCaused by: ").append(one.getClassName());
            if (one instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException failed) {
                text.append(" (code ").append(failed.getErrorCode()).append(')');
            } else if (one instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof Trouble trouble) {
                text.append(": ").append(trouble.sentence());
            }
            StackTraceElementProxy[] frames = one.getStackTraceElementProxyArray();
            int own = frames.length - one.getCommonFrames();
            for (int i = 0; i < Math.min(own, MOST_FRAMES); i++) {
                text.append('\t').append(frames[i].getSTEAsString());
            }
        }
        return text.toString();
    }
}
