package obliged.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain HTTP requests without a signature. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    public static HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    /** Whether a bot answers, and has read all there is in its workspace. */
    public static boolean isReady(URI bot) {
        try {
            HttpResponse<String> ready = get(bot.resolve("/health/ready"));
            return ready.statusCode() == 200 && !ready.body().contains("\"reading\"");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
