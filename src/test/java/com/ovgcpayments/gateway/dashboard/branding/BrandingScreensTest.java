package com.ovgcpayments.gateway.dashboard.branding;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.testing.DashboardPeople;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrandingScreensTest {
    private static final String BRANDING = "/dashboard/test/branding";
    private static final int NARROWEST = 320;

    private static GatewayFixture gateway;
    private static DashboardPeople people;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
        people = new DashboardPeople(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void thePageOfPayersFollowsWhatIsTypedAndKeepsWhatIsSaved() throws IOException {
        DashboardPeople.Seat admin = people.member(MemberRole.ADMIN);
        try (Visit visit = admin.visit()) {
            visit.open(admin.url(BRANDING));
            FrameLocator preview = visit.page().frameLocator("#preview");
            preview.getByText("Shop & Söhne").first().waitFor();
            visit.page().getByLabel("Name").fill("Nordlicht <b>Coffee</b>");
            preview.getByText("Nordlicht <b>Coffee</b>").first().waitFor();
            visit.page().getByLabel("Colour").fill("#7a1fa2");
            preview.locator("link[href*='7a1fa2']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            visit.page().locator("#logo").setInputFiles(new FilePayload("logo.png", "image/png", png()));
            Locator logo = preview.locator("img[src^='data:image/png;base64,']");
            logo.waitFor();
            assertThat(logo.evaluate("image => image.naturalWidth")).isEqualTo(120);
            preview.getByText("Nordlicht <b>Coffee</b>").first().waitFor();
            assertThat(saved()).isZero();
            visit.press("Save");
            visit.page().getByText("Payers see it from now on.").waitFor();
            assertThat(visit.page().getByLabel("Name").inputValue()).isEqualTo("Nordlicht <b>Coffee</b>");
            preview.locator("img").first().waitFor();
            visit.picture("branding");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
            visit.lookAt(ColorScheme.DARK);
            assertThat(visit.barriersOfColour()).isEmpty();
            visit.picture("branding-dark");
        }
        assertThat(saved()).isEqualTo(1);
    }

    @Test
    void aLogoThatIsTooLargeIsSaidBesideThePreviewAndTheNextOneShows() throws IOException {
        DashboardPeople.Seat owner = people.member(gateway.otherMerchant, MemberRole.OWNER);
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(BRANDING));
            Locator problem = visit.page().locator("#preview-problem");
            visit.page().locator("#logo").setInputFiles(new FilePayload("big.png", "image/png", new byte[200_000]));
            problem.waitFor();
            visit.page().locator("#logo").setInputFiles(new FilePayload("logo.png", "image/png", png()));
            visit.page()
                    .frameLocator("#preview")
                    .locator("img[src^='data:image/png;base64,']")
                    .waitFor();
            problem.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @Test
    void whatCannotBeIsSaidAtItsFieldAndNothingTypedIsLost() {
        DashboardPeople.Seat owner = people.member(gateway.otherMerchant, MemberRole.OWNER);
        try (Visit visit = owner.visit()) {
            visit.open(owner.url(BRANDING));
            visit.page().getByLabel("Name").fill("Kept");
            visit.page().getByLabel("Colour").fill("red");
            visit.page()
                    .locator("#logo")
                    .setInputFiles(new FilePayload(
                            "logo.png", "image/png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)));
            visit.press("Save");
            visit.page().locator(".problem").nth(1).waitFor();
            assertThat(visit.page().getByLabel("Name").inputValue()).isEqualTo("Kept");
            assertThat(visit.page().getByLabel("Colour").inputValue()).isEqualTo("red");
            visit.picture("branding-problems");
        }
        HttpResponse<Buffer> preview =
                owner.post(BRANDING + "/preview", "display_name", "Kept", "accent", "\"><script>");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.getHeader("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(preview.bodyAsString()).contains("Kept").doesNotContain("<script>");
        assertThat(owner.get(BRANDING + "/preview").bodyAsString())
                .contains("Other")
                .doesNotContain("Kept");
    }

    private static long saved() {
        return gateway.owner()
                .query("SELECT count(*) FROM audit WHERE action = 'branding.set'")
                .await()
                .iterator()
                .next()
                .getLong(0);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 60, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }
}
