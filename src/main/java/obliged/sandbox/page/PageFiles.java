package obliged.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.sandbox.wire.ServerResponse;

/** Serves the page's own files, those of the one library that it uses, and its font, from the jar. */
final class PageFiles {
    private static final Pattern OURS = Pattern.compile("/page/([a-z-]+\\.(?:js|css|svg))");
    private static final Pattern LIBRARY = Pattern.compile("/lib/((?:directives/)?[a-z-]+\\.js)");
    private static final Pattern FONT = Pattern.compile("/font/([a-z0-9-]+\\.css|files/[a-z0-9-]+\\.woff2)");

    private final String library = "META-INF/resources/webjars/lit-html/" + version("org.webjars.npm/lit-html") + "/";
    private final String font = "META-INF/resources/_static/inter/" + version("org.mvnpm.at.fontsource/inter") + "/";

    private static String version(String artifact) {
        Properties properties = new Properties();
        try (InputStream in = PageFiles.class
                .getClassLoader()
                .getResourceAsStream("META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException | NullPointerException e) {
            throw new IllegalStateException(artifact + " is not in the jar", e);
        }
        return properties.getProperty("version");
    }

    Optional<ServerResponse> find(String path) {
        if (path.equals("/")) {
            return resource("obliged/sandbox/page/index.html");
        }
        return Stream.of(
                        inside("obliged/sandbox/page/", OURS.matcher(path)),
                        inside(library, LIBRARY.matcher(path)),
                        inside(font, FONT.matcher(path)))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(PageFiles::resource);
    }

    private static Optional<String> inside(String folder, Matcher asked) {
        return asked.matches() ? Optional.of(folder + asked.group(1)) : Optional.empty();
    }

    private static Optional<ServerResponse> resource(String name) {
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(ServerResponse.bytes(type(name), in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> "text/html; charset=utf-8";
        };
    }
}
