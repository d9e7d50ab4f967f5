package com.ovgcpayments.gateway.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The one Chromium of a test JVM, found on this machine and never downloaded; for the test's own thread. Where there is
 * none, tests that need it are skipped, but on a build server ({@code CI=true}) they fail.
 */
public final class Browser {
    private static final String PROPERTY = "chromium";
    private static final String VARIABLE = "CHROMIUM";

    /** The one without windows first: it does the same with half of the processor. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome-stable",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browser() {}

    /** Started by the first who needs it. */
    private static final class Running {
        private static final com.microsoft.playwright.Browser CHROMIUM = launch();

        private static com.microsoft.playwright.Browser launch() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable().orElseThrow())
                            .setArgs(ARGUMENTS));
        }
    }

    /** A profile of its own, without cookies, cache or history of others. */
    static BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        if (executable().isEmpty()) {
            String problem = "no Chromium among " + USUAL_PLACES + ": install it, or name it in -D" + PROPERTY
                    + "=<path> or in the variable " + VARIABLE;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(problem);
            }
            Assumptions.abort(problem);
        }
        return Running.CHROMIUM.newContext(options);
    }

    /** What is named explicitly is taken as it is, so that a wrong name is noticed. */
    private static Optional<Path> executable() {
        return Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> USUAL_PLACES.stream()
                        .filter(place -> Files.isExecutable(Path.of(place)))
                        .findFirst())
                .map(Path::of);
    }
}
