package obliged;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads each request's whole body before a thread is taken for it, so that slow senders hold up nobody. A body that is
 * too slow is refused with 408, one that is too long with 413; if too many are being read, the oldest is refused with
 * 503.
 */
final class WholeBodies implements EagerContentHandler.ContentLoaderFactory {
    /**
     * A body that is too long is read and discarded up to this multiple of the limit before it is refused, since a
     * client that is still sending reads no response.
     */
    private static final int MOST_FORGOTTEN = 10;

    /**
     * The limits for senders.
     *
     * @param longestBody in bytes
     * @param look how often a body in progress is checked, and the time until its first check
     * @param bytesPerSecond the lowest average rate since the body began
     * @param deadline the longest time that a whole body may take
     * @param bodies the most bodies in progress at once
     * @param bytes the most bytes held at once for all of them
     */
    record Limits(int longestBody, Duration look, int bytesPerSecond, Duration deadline, int bodies, long bytes) {
        /** Slack sends at most some 250 KB, and gives up after three seconds. */
        static final Limits USUAL =
                new Limits(1_000_000, Duration.ofSeconds(2), 1_000, Duration.ofSeconds(6), 256, 16_000_000);
    }

    private final Limits limits;

    /** The bodies in progress, the oldest first; it is also the lock that guards itself and {@link #held}. */
    private final Set<Body> bodies = new LinkedHashSet<>();

    private long held;

    WholeBodies(Limits limits) {
        this.limits = limits;
    }

    @Override
    public @Nullable String getApplicableMimeType() {
        return null;
    }

    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            @Nullable String contentType,
            @Nullable String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        return new Body(handler, request, response, callback);
    }

    /** Counts a body that begins, or bytes of one that have arrived. */
    private void count(Body body, int bytes) {
        synchronized (bodies) {
            bodies.add(body);
            held += bytes;
        }
    }

    private void forget(Body body, int bytes) {
        synchronized (bodies) {
            if (bodies.remove(body)) {
                held -= bytes;
            }
        }
    }

    /** Refuses the oldest bodies if there are too many. Called without holding the lock of any body. */
    private void makeRoom() {
        Body oldest = null;
        synchronized (bodies) {
            if (bodies.size() > limits.bodies || held > limits.bytes) {
                oldest = bodies.iterator().next();
            }
        }
        if (oldest != null) {
            oldest.refuse(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    private final class Body extends EagerContentHandler.ContentLoader implements Invocable.Task {
        private final long begun = System.nanoTime();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Scheduler.@Nullable Task look;
        private long received;
        private boolean whole;
        private boolean ended;

        Body(Handler handler, Request request, Response response, Callback callback) {
            super(handler, request, response, callback);
        }

        @Override
        protected void load() {
            if (isWhole()) {
                handleWhole();
            }
            makeRoom();
        }

        /** Called when more content or its end has arrived, on a thread that must not block. */
        @Override
        public void run() {
            if (isWhole()) {
                getRequest().getContext().execute(this::handleWhole);
            }
            makeRoom();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        /** Takes the content that has arrived, and asks to be called for more. */
        private synchronized boolean isWhole() {
            while (!ended) {
                Content.Chunk chunk = getRequest().read();
                if (chunk == null) {
                    if (look == null) {
                        lookLater();
                    }
                    getRequest().demand(this);
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    end();
                    getCallback().failed(chunk.getFailure());
                    return false;
                }
                keep(chunk);
                boolean tooLong = received > limits.longestBody;
                if (chunk.isLast() && !tooLong) {
                    whole = true;
                    return true;
                }
                if (chunk.isLast() || received > (long) MOST_FORGOTTEN * limits.longestBody) {
                    refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
                }
            }
            return false;
        }

        /** Copies a chunk, so that its buffer, which may be much larger, is not retained. */
        private void keep(Content.Chunk chunk) {
            received += chunk.remaining();
            if (received <= limits.longestBody) {
                count(this, chunk.remaining());
                bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            }
            chunk.release();
        }

        private void lookLater() {
            look = getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(this::look, limits.look.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void look() {
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            if (whole || ended) {
                return;
            }
            if (millis > limits.deadline.toMillis() || received * 1_000 < limits.bytesPerSecond * millis) {
                refuse(HttpStatus.REQUEST_TIMEOUT_408);
            } else {
                lookLater();
            }
        }

        /** Refuses the request, unless it was already handed on. */
        private synchronized void refuse(int status) {
            if (!ended) {
                end();
                Response.writeError(getRequest(), getResponse(), getCallback(), status);
            }
        }

        private void handleWhole() {
            synchronized (this) {
                if (ended) {
                    return;
                }
                end();
            }
            handle(new Whole(getRequest(), ByteBuffer.wrap(bytes.toByteArray())), getResponse(), getCallback());
        }

        private void end() {
            ended = true;
            if (look != null) {
                look.cancel();
            }
            forget(this, bytes.size());
        }
    }

    /** A request whose whole body has been read. */
    private static final class Whole extends Request.Wrapper {
        private Content.Chunk next;

        Whole(Request request, ByteBuffer body) {
            super(request);
            this.next = Content.Chunk.from(body, true);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk read = next;
            next = Content.Chunk.EOF;
            return read;
        }

        @Override
        public void demand(Runnable demanded) {
            getContext().execute(demanded);
        }
    }
}
