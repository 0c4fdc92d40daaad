package obliged.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium of the machine, headless. Where none is installed its tests are skipped and say so; where {@code CI} is {@code
 * true} they fail instead. {@code OBLIGED_CHROMIUM} names one that is elsewhere.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static @Nullable Browser running;

    private final com.microsoft.playwright.Browser chromium;
    private final List<Tab> tabs = new ArrayList<>();

    private Browser(Path executable) {
        chromium = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false));
    }

    /** The one of this process, which ends with it: a launch takes seconds, and each tab begins with nothing as it is. */
    public static Browser launch() {
        if (running == null) {
            running = new Browser(executable());
        }
        return running;
    }

    private static Path executable() {
        Optional<Path> found = Stream.concat(Stream.ofNullable(System.getenv("OBLIGED_CHROMIUM")), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        String missing = "no Chromium found: install one (Debian: apt-get install chromium), or set OBLIGED_CHROMIUM";
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("the browser tests are required in CI, but there is " + missing);
        }
        assumeTrue(found.isPresent(), "browser tests skipped: " + missing);
        return found.orElseThrow();
    }

    /** A wide window in light colours. */
    public Tab open(URI page, String as, String place) {
        return open(page, as, place, 1280, 800, false);
    }

    public Tab open(URI page, String as, String place, int width, int height, boolean dark) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        Tab tab = new Tab(context.newPage(), page);
        tab.go(as, place);
        tabs.add(tab);
        return tab;
    }

    /** Closes all tabs, and fails if a page met an error. */
    public void closeTabs() {
        List<String> problems =
                tabs.stream().flatMap(t -> t.problems().stream()).toList();
        tabs.forEach(Tab::close);
        tabs.clear();
        if (!problems.isEmpty()) {
            fail("the page reported: " + problems);
        }
    }

    /** Closes all tabs. */
    @Override
    public void close() {
        tabs.forEach(Tab::close);
        tabs.clear();
    }
}
