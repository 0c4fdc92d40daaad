package obliged.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One tab of the browser, in which one person looks at the sandbox's page; found by roles and names, as people find things. */
public final class Tab {
    private static final double PATIENCE_MILLIS = 30_000;

    private final Page page;
    private final URI address;
    private final List<String> problems = new ArrayList<>();

    Tab(Page page, URI address) {
        this.page = page;
        this.address = address;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            // The browser itself reports each refused request; tests that summon those look at what the page says.
            boolean network = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !network) {
                problems.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address.toString()) && !request.url().startsWith("data:")) {
                problems.add("asked for " + request.url());
            }
        });
    }

    List<String> problems() {
        return problems;
    }

    void close() {
        page.context().close();
    }

    public Page page() {
        return page;
    }

    public void go(String as, String place) {
        page.navigate(address + "#" + as + "/" + place);
        // On a phone, a thread is shown instead.
        page.locator("main:visible, aside.thread:visible").first().waitFor();
        awaitFonts();
    }

    /** Without its fonts a page is drawn with those of the machine, whose widths differ. */
    private void awaitFonts() {
        page.evaluate("() => Promise.all([...document.fonts].map(font => font.load()))"
                + ".then(() => document.fonts.ready).then(() => true)");
    }

    /** Becomes somebody by pressing their face. */
    public void become(String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Who you are"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Switch to " + name)))
                .click();
        page.locator(".who.mine", new Page.LocatorOptions().setHasText(name)).waitFor();
    }

    /**
     * Jumps by a button to nine in the morning, and waits until the jump is over: the day begins at midnight, and what is
     * pressed while the clock still jumps may be refused as too old.
     */
    public void jump(String button, String day) {
        button(button).click();
        Locator now = page.locator(".now");
        PlaywrightAssertions.assertThat(now).containsText(day);
        PlaywrightAssertions.assertThat(now).hasText(Pattern.compile("^9:00:"));
    }

    /** Waits until their face says that something waits for them. */
    public void awaitUnread(String name) {
        page.locator(".who", new Page.LocatorOptions().setHasText(name))
                .locator(".dot")
                .waitFor();
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** The newest message that shows these words. */
    public Locator message(String words) {
        return page.locator("main .message", new Page.LocatorOptions().setHasText(words))
                .last();
    }

    /** A button by the words on it, which its name for screen readers begins with. */
    public Locator button(Locator within, String words) {
        String plain = words.replaceAll("[^\\w ,]", ".");
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + plain)));
    }

    /** The newest message that shows these words and has buttons. */
    public Locator card(String words) {
        return page.locator("main .message:has(.actions)", new Page.LocatorOptions().setHasText(words))
                .last();
    }

    /** Presses a button of a message, or the line of its menu that says so. */
    public void choose(Locator message, String words) {
        message.getByRole(AriaRole.BUTTON).first().waitFor();
        Locator button = button(message, words);
        if (button.count() > 0) {
            button.click();
        } else {
            message.locator(".block").getByLabel("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(words))
                    .click();
        }
    }

    /** The row of a list that shows these words. */
    public Locator row(Locator message, String words) {
        return message.locator(".block.section", new Locator.LocatorOptions().setHasText(words));
    }

    /** Picks a line of the menu of a row. */
    public void pick(Locator row, String line) {
        row.getByLabel("More actions").click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(line).setExact(true))
                .click();
    }

    /** Searches in a select of the open form, and takes what is found. */
    public void pick(String field, String typed, String option) {
        form().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(field + ":"))
                .click();
        page.locator(".popup input").fill(typed);
        // What was found before stands there until then, and moves.
        page.locator(".popup ul[aria-busy=false]").waitFor();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    public Locator composer() {
        return page.locator("main .composer textarea");
    }

    public Locator form() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** A field of the open form by its label. */
    public Locator field(String label) {
        return form().getByLabel(Pattern.compile("^" + label + "( \\(optional\\))?$"));
    }

    /** Leaves the form by one of its buttons, and waits until it is closed. */
    public void send(String button) {
        form().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
        form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    public void type(String keys) {
        page.keyboard().type(keys);
    }

    public void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Elements that overflow or widen the page, except those that are meant to scroll; empty if all fits. */
    public List<String> tooWide() {
        Object found = page.evaluate("""
                () => {
                  const name = e => [e.localName, ...e.classList].join('.');
                  const wide = [];
                  const page = document.scrollingElement;
                  if (page.scrollWidth > innerWidth) wide.push(`the page: ${page.scrollWidth} of ${innerWidth}`);
                  for (const e of document.body.querySelectorAll('*')) {
                    const style = getComputedStyle(e);
                    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest('svg')) continue;
                    const box = e.getBoundingClientRect();
                    if ((box.right > innerWidth + 1 || box.left < -1) && !e.closest('.jumps, .tabs, pre')) {
                      wide.push(`${name(e)}: from ${box.left} to ${box.right}`);
                    }
                    const may = e.matches('.jumps, .tabs, pre, input, textarea, select, .who:has(.dot)');
                    const shortened = style.textOverflow === 'ellipsis' && style.overflowX === 'hidden';
                    if (style.display !== 'inline' && !may && !shortened && e.scrollWidth > e.clientWidth + 1) {
                      wide.push(`${name(e)}: ${e.scrollWidth} in ${e.clientWidth}`);
                    }
                  }
                  return wide;
                }""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** A picture of one message, as it is shown. */
    public void picture(Locator message, String name) {
        page.mouse().move(5, 5);
        var options = new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
        try {
            message.screenshot(options);
        } catch (PlaywrightException drawnAnew) {
            // The page replaced the element meanwhile, as a form that has just opened once may be.
            message.screenshot(options);
        }
    }

    /** A picture for people to look at. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
