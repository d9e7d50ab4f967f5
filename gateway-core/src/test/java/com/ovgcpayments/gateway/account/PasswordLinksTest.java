package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.audit.Deed;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PasswordLinksTest {
    private static final String ADA = "ada@example.com";
    private static final String NEW = "a new pass phrase";

    private AccountFixture accounts;
    private PasswordLinks links;
    private UUID ada;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        links = new PasswordLinks(vertx, accounts.database);
        ada = accounts.person(Audience.MERCHANT, ADA);
    }

    @Test
    void aResetEndsThePasswordAndTheSessions() {
        String cookie = accounts.cookie(Audience.MERCHANT, ADA);
        PasswordLinks.Reset reset = reset(false);
        assertThat(reset.sessionsEnded()).isEqualTo(1);
        assertThat(reset.toString()).doesNotContain(reset.token());
        assertThat(accounts.sessions.find(Audience.MERCHANT, cookie).await()).isEmpty();
        assertThat(signIn(AccountFixture.PASSWORD)).isEqualTo(new SignIn.Refused());
        assertThat(accounts.actions()).endsWith("person.reset_password");
    }

    @Test
    void theLinkSetsANewPasswordOnce() {
        for (int i = 0; i < 10; i++) {
            signIn("wrong password");
        }
        String token = reset(false).token();
        assertThat(links.open(Audience.OPERATOR, token).await()).isEmpty();
        assertThat(links.open(Audience.MERCHANT, token).await().orElseThrow().id())
                .isEqualTo(ada);
        assertThatThrownBy(() ->
                        links.setPassword(Audience.MERCHANT, token, "short").await())
                .isInstanceOf(UnacceptablePassword.class);
        assertThat(links.setPassword(Audience.MERCHANT, token, NEW).await()).isPresent();
        assertThat(signIn(NEW)).isInstanceOf(SignIn.Opened.class);
        assertThat(links.open(Audience.MERCHANT, token).await()).isEmpty();
        assertThat(links.setPassword(Audience.MERCHANT, token, NEW + NEW).await())
                .isEmpty();
        assertThat(accounts.actions())
                .containsExactly("person.reset_password", "person.set_password", "person.sign_in");
    }

    @Test
    void onlyTheLastLinkWorksAndForADay() {
        String first = reset(false).token();
        String second = reset(false).token();
        assertThat(links.open(Audience.MERCHANT, first).await()).isEmpty();
        assertThat(links.open(Audience.MERCHANT, second).await()).isPresent();
        accounts.owner
                .query("UPDATE password_link SET expires_at = expires_at - interval '1 day'")
                .await();
        assertThat(links.open(Audience.MERCHANT, second).await()).isEmpty();
        assertThat(links.setPassword(Audience.MERCHANT, second, NEW).await()).isEmpty();
        new Leftovers(accounts.database).forgetOld(10).await();
        assertThat(accounts.database.query("SELECT FROM password_link").await().size())
                .isZero();
    }

    @Test
    void theSecondFactorStaysUnlessItIsLostToo() {
        accounts.owner
                .query("INSERT INTO second_factor (person_id, secret, active_since) VALUES ($1, '\\x00', now())", ada)
                .await();
        reset(false);
        assertThat(accounts.lastDeed().getString("detail")).contains("\"second_factor\":\"kept\"");
        String token = reset(true).token();
        assertThat(accounts.lastDeed().getString("detail")).contains("\"second_factor\":\"turned off\"");
        links.setPassword(Audience.MERCHANT, token, NEW).await();
        assertThat(signIn(NEW))
                .isInstanceOfSatisfying(
                        SignIn.Opened.class,
                        opened -> assertThat(opened.secondFactorNeeded()).isFalse());
    }

    @Test
    void nobodysPasswordIsReset() {
        for (String email : new String[] {"nobody@example.com", "", "\0"}) {
            assertThat(links.reset(Audience.MERCHANT, email, false, Deed.byCommand())
                            .await())
                    .isEmpty();
        }
        assertThat(accounts.actions()).isEmpty();
    }

    private PasswordLinks.Reset reset(boolean withoutSecondFactor) {
        return links.reset(Audience.MERCHANT, ADA, withoutSecondFactor, Deed.byCommand())
                .await()
                .orElseThrow();
    }

    private SignIn signIn(String password) {
        return accounts.signIns
                .signIn(Audience.MERCHANT, ADA, password, accounts.client())
                .await();
    }
}
