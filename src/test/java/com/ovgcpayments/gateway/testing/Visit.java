package com.ovgcpayments.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One payer at his browser. Whatever the browser complains of is kept, and closing fails if there was anything: an error
 * or a warning on the console, a violation of a content security policy, a script that failed, a page that fetched
 * something from elsewhere than its own origin, a request that left this machine.
 */
public final class Visit implements AutoCloseable {
    private static final Set<String> WITHIN_THE_PAGE = Set.of("data", "blob");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TELL_VIOLATIONS = "addEventListener('securitypolicyviolation', e =>"
            + " tellViolation(`${e.effectiveDirective} blocks ${e.blockedURI} on ${e.documentURI}`))";
    private static final Map<String, ViewportSize> PICTURE_SIZES =
            Map.of("phone", new ViewportSize(390, 844), "desktop", new ViewportSize(1280, 900));
    /** No script runs in a sandboxed frame, and so no examination. */
    private static final String EXAMINE = """
            async options => {
                const results = await axe.run({ exclude: ['iframe[sandbox]'] }, { resultTypes: ['violations'], ...options });
                return results.violations.map(({ id, impact, nodes }) =>
                    ({ id, impact, places: nodes.map(node => `${node.target} ${node.failureSummary}`) }));
            }""";

    private static final Set<String> WORST = Set.of("serious", "critical");
    private static final int MOST_STOPS = 12;
    private static final double PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int status;

    private Visit(NewContextOptions options) {
        context = Browser.context(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        context.exposeFunction("tellViolation", what -> complaints.add("violation: " + what[0]));
        context.addInitScript(TELL_VIOLATIONS);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("script: " + error.error()));
        context.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(this::requested);
        context.onResponse(this::answered);
        page = context.newPage();
    }

    /** With JavaScript, on a desktop, in American English. */
    public static Visit start() {
        return start(options -> options);
    }

    public static Visit withoutScript() {
        return start(options -> options.setJavaScriptEnabled(false));
    }

    public static Visit start(UnaryOperator<NewContextOptions> change) {
        NewContextOptions usual = new NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE);
        return new Visit(change.apply(usual));
    }

    public Page page() {
        return page;
    }

    /** For every page of an origin. */
    public void bringCookie(String origin, String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(origin).setHttpOnly(true)));
    }

    /** Another tab of the same browser, watched like the first. */
    public Page anotherTab() {
        return context.newPage();
    }

    public Response open(String url) {
        return page.navigate(url);
    }

    public void press(String button) {
        button(button).click();
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** Presses one of the sandbox's lesser buttons, by the first words on it. */
    public void choose(String outcome) {
        Locator words = page.getByText(outcome, new Page.GetByTextOptions().setExact(true));
        page.locator("button", new Page.LocatorOptions().setHas(words)).click();
    }

    /** Goes on by the tabulator's key until a button has the focus. */
    public void tabTo(String button) {
        Locator wanted = button(button);
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("it => it === document.activeElement && it.matches(':focus-visible')")) {
                return;
            }
        }
        throw new AssertionError("no tabulator stop within " + MOST_STOPS + ": " + button);
    }

    /** Waits until the payer stands at the sandbox processor. */
    public void awaitSandbox() {
        button("Approve").waitFor();
    }

    /** With which the page that is shown was answered. */
    public int status() {
        return status;
    }

    /** Presses the button that posts the page's form, whatever is written on it. */
    public void submit() {
        page.locator("button[type=submit]").click();
    }

    /** Keeps pictures of the whole page, for people to look at, in the folder that -Dpictures names, if it does. */
    public void picture(String name) {
        String folder = System.getProperty("pictures");
        if (folder == null) {
            return;
        }
        ViewportSize before = page.viewportSize();
        PICTURE_SIZES.forEach((device, size) -> {
            page.setViewportSize(size.width, size.height);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + device + ".png"))
                    .setFullPage(true));
        });
        page.setViewportSize(before.width, before.height);
    }

    /** From now on whatever the page asks for is answered with nothing, so that it stays as it is. */
    public void freeze() {
        page.route("**/*", request -> request.fulfill(new Route.FulfillOptions().setStatus(204)));
    }

    public String heading() {
        return page.locator("h1").innerText();
    }

    public String text() {
        return page.locator("body").innerText();
    }

    /** Waits for the gateway's page in a state. */
    public void awaitState(String state) {
        page.locator("body[data-state=" + state + "]").waitFor();
    }

    public void lookAt(ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    }

    /** What an automatic examination finds to be a serious barrier for somebody, or worse. */
    public List<String> barriers() {
        return barriers(Map.of());
    }

    /** The same of colours alone, for a page whose other qualities are known. */
    public List<String> barriersOfColour() {
        return barriers(Map.of("runOnly", List.of("color-contrast")));
    }

    /** The examination is brought into each document once: that takes longer than to examine it. */
    private List<String> barriers(Map<String, ?> options) {
        for (Frame frame : page.frames()) {
            if (runsScripts(frame) && !(boolean) frame.evaluate("'axe' in window")) {
                frame.evaluate(AxeBuilder.getAxeScript());
            }
        }
        List<String> found = new ArrayList<>();
        for (Object each : (List<?>) page.evaluate(EXAMINE, options)) {
            Map<?, ?> rule = (Map<?, ?>) each;
            if (WORST.contains(rule.get("impact"))) {
                found.add(rule.get("id") + ": " + rule.get("places"));
            }
        }
        return found;
    }

    private static boolean runsScripts(Frame frame) {
        return frame.parentFrame() == null || frame.frameElement().getAttribute("sandbox") == null;
    }

    /** By how many pixels the page is wider than a window of this width. */
    public int sidewaysScrollAt(int width) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(width, before.height);
        int surplus =
                (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        page.setViewportSize(before.width, before.height);
        return surplus;
    }

    /** Waits until the payer stands at an address that begins so. */
    public void awaitAt(String url) {
        page.waitForURL(at -> at.startsWith(url));
    }

    @Override
    public void close() {
        page.title(); // whatever the browser told before its answer has been heard then
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    private void heard(ConsoleMessage message) {
        boolean serious = message.type().equals("error") || message.type().equals("warning");
        boolean statusOfPage = message.text().startsWith("Failed to load resource: the server responded with a status")
                && message.page() != null
                && message.location().startsWith(message.page().url());
        if (serious && !statusOfPage) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    private void answered(Response response) {
        if (response.request().isNavigationRequest()) {
            status = response.status();
        }
    }

    private void requested(Request request) {
        URI target = URI.create(request.url());
        if (WITHIN_THE_PAGE.contains(target.getScheme())) {
            return;
        }
        if (!THIS_MACHINE.contains(target.getHost())) {
            complaints.add("a request to " + target);
        } else if (!request.isNavigationRequest() && request.redirectedFrom() == null) {
            // A fetch that stops at a redirect tells of its target too. One that went on would violate the policy.
            URI document = document(request.frame());
            if (!origin(target).equals(origin(document))) {
                complaints.add("a request to " + target + " from " + document);
            }
        }
    }

    /** What stands within the page that holds it is of that page's origin. */
    private static URI document(Frame frame) {
        return frame.url().equals("about:srcdoc") ? document(frame.parentFrame()) : URI.create(frame.url());
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
