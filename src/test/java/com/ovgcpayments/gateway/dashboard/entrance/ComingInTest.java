package com.ovgcpayments.gateway.dashboard.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.ovgcpayments.gateway.account.Invitations;
import com.ovgcpayments.gateway.account.Invited;
import com.ovgcpayments.gateway.account.MemberRole;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.testing.Authenticator;
import com.ovgcpayments.gateway.testing.GatewayFixture;
import com.ovgcpayments.gateway.testing.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an invitation to a session with a second factor, as somebody does it at his browser. */
class ComingInTest {
    private static final String PASSWORD = "seven tall lighthouses";
    private static final int NARROWEST = 320;

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayFixture.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void anInvitedOwnerJoinsSignsInAndInvitesAnother() {
        try (Visit visit = Visit.start()) {
            visit.open(url("/dashboard/join?token=" + invite("alice@example.com")));
            assertThat(visit.heading()).isEqualTo("Join Shop & Söhne");
            visit.page().getByLabel("Your name").fill("Alice");
            visit.page().getByLabel("Choose a password").fill("short");
            visit.press("Join");
            visit.page().locator("#password-problem").waitFor();
            assertThat(visit.page().getByLabel("Your name").inputValue()).isEqualTo("Alice");
            visit.picture("join");
            assertThat(visit.barriers()).isEmpty();
            visit.page().getByLabel("Choose a password").fill(PASSWORD);
            visit.press("Join");

            visit.page().getByLabel("E-mail").fill("alice@example.com");
            visit.page().getByLabel("Password").fill("not " + PASSWORD);
            visit.press("Sign in");
            visit.page()
                    .getByText("This address and this password do not belong together.")
                    .waitFor();
            assertThat(visit.page().getByLabel("E-mail").inputValue()).isEqualTo("alice@example.com");
            visit.picture("sign-in");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.press("Sign in");
            visit.awaitAt(url("/dashboard/test"));

            visit.open(url("/dashboard/test/team"));
            visit.page().getByLabel("E-mail").fill("bob@example.com");
            visit.page().locator("input[value=finance]").check();
            visit.press("Make the link");
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.press("Confirm");
            String link = visit.page().locator("#invitation-link").innerText();
            assertThat(link).startsWith(url("/dashboard/join?token="));
            visit.picture("team");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();

            visit.open(url("/dashboard/test/audit-log"));
            assertThat(visit.text()).contains("alice@example.com").contains("command line");
            visit.lookAt(ColorScheme.DARK);
            visit.picture("audit-log-dark");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
        }
    }

    @Test
    void aSecondFactorIsSetUpAskedForAndReplacedByARecoveryCode() {
        try (Visit visit = Visit.start()) {
            visit.open(url("/dashboard/join?token=" + invite("carol@example.com")));
            visit.page().getByLabel("Your name").fill("Carol");
            visit.page().getByLabel("Choose a password").fill(PASSWORD);
            visit.press("Join");
            signIn(visit, "carol@example.com");
            visit.awaitAt(url("/dashboard/test"));

            visit.open(url("/dashboard/account/second-factor"));
            visit.press("Set it up");
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.press("Confirm");
            String secret = visit.page().locator(".copy .id").innerText();
            visit.picture("second-factor");
            assertThat(visit.barriers()).isEmpty();
            visit.page().locator("#code").fill(new Authenticator(secret).code());
            visit.press("Switch on");
            String[] recovery =
                    visit.page().locator("#recovery-codes").innerText().split("\\s+");
            assertThat(recovery).hasSize(10);
            visit.picture("recovery-codes");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();

            visit.open(url("/dashboard/account"));
            visit.picture("account");
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.sidewaysScrollAt(NARROWEST)).isZero();
            visit.page().locator(".bar summary").click();
            visit.press("Sign out");
            signIn(visit, "carol@example.com");
            visit.awaitAt(url("/dashboard/sign-in/code"));
            visit.page().locator("#code").fill("000000x");
            visit.press("Go on");
            visit.page().getByText("This code is wrong, or it was used before.").waitFor();
            visit.page().locator("#code").fill(recovery[0]);
            visit.press("Go on");
            visit.awaitAt(url("/dashboard/test"));
            visit.open(url("/dashboard/account/second-factor"));
            assertThat(visit.text()).contains("9 of your recovery codes are left");
        }
    }

    private static void signIn(Visit visit, String email) {
        visit.awaitAt(url("/dashboard/sign-in"));
        visit.page().getByLabel("E-mail").fill(email);
        visit.page().getByLabel("Password").fill(PASSWORD);
        visit.press("Sign in");
    }

    private static String invite(String email) {
        Invited invited = new Invitations(gateway.owner())
                .invite(gateway.merchant.id(), email, MemberRole.OWNER, Deed.byCommand())
                .await();
        return ((Invited.Ready) invited).token();
    }

    private static String url(String path) {
        return gateway.dashboardUrl() + path;
    }
}
