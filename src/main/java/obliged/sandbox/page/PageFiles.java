package obliged.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import obliged.sandbox.wire.ServerResponse;

/** Serves the page's own files, and those of the one library that it uses, from the jar. */
final class PageFiles {
    private static final Pattern OURS = Pattern.compile("/page/([a-z-]+\\.(js|css|svg))");
    private static final Pattern LIBRARY = Pattern.compile("/lib/((directives/)?[a-z-]+\\.js)");
    private static final String LIT = "META-INF/maven/org.webjars.npm/lit-html/pom.properties";

    private final String library;

    PageFiles() {
        Properties properties = new Properties();
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(LIT)) {
            properties.load(in);
        } catch (IOException | NullPointerException e) {
            throw new IllegalStateException("lit-html is not in the jar", e);
        }
        library = "META-INF/resources/webjars/lit-html/" + properties.getProperty("version") + "/";
    }

    Optional<ServerResponse> find(String path) {
        if (path.equals("/")) {
            return resource("obliged/sandbox/page/index.html", "html");
        }
        var ours = OURS.matcher(path);
        if (ours.matches()) {
            return resource("obliged/sandbox/page/" + ours.group(1), ours.group(2));
        }
        var lib = LIBRARY.matcher(path);
        return lib.matches() ? resource(library + lib.group(1), "js") : Optional.empty();
    }

    private static Optional<ServerResponse> resource(String name, String extension) {
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(ServerResponse.text(
                            200, type(extension), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String extension) {
        return switch (extension) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/html; charset=utf-8";
        };
    }
}
