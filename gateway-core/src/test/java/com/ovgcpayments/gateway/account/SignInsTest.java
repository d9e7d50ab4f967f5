package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SignInsTest {
    private static final String ADA = "ada@example.com";

    private AccountFixture accounts;
    private UUID ada;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        ada = accounts.person(Audience.MERCHANT, ADA);
    }

    @Test
    void whoHasThePasswordComesInAsWhoHeIs() {
        UUID merchant = accounts.merchant("Shop");
        accounts.member(ada, merchant, MemberRole.ADMIN);
        SignIn.Opened opened = (SignIn.Opened) signIn(" ADA@example.com", AccountFixture.PASSWORD);
        assertThat(opened.secondFactorNeeded()).isFalse();
        assertThat(opened.toString()).doesNotContain(opened.cookie());

        SignedIn signedIn = accounts.sessions
                .find(Audience.MERCHANT, opened.cookie())
                .await()
                .orElseThrow();
        assertThat(signedIn.person()).isEqualTo(new Person(ada, Audience.MERCHANT, ADA, "Ada", false));
        assertThat(signedIn.membership()).contains(new Membership(merchant, "Shop", MemberRole.ADMIN));
        assertThat(signedIn.formKey().length()).isEqualTo(32);
        assertThat(signedIn.confirmedRecently()).isFalse();
        assertThat(accounts.sessions.find(Audience.OPERATOR, opened.cookie()).await())
                .isEmpty();
        assertThat(accounts.actions()).containsExactly("person.sign_in");
        assertThat(accounts.lastDeed().getString("actor")).isEqualTo(PublicId.PERSON.format(ada) + " " + ADA);
        assertThat(accounts.lastDeed().getString("detail"))
                .contains("\"merchant\":\"" + PublicId.MERCHANT.format(merchant) + "\"");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        for (String email : List.of(ADA, "nobody@example.com", "", "no address", "\0@example.com")) {
            for (String password : List.of("", "wrong password", "x".repeat(100_000), "\0")) {
                assertThat(signIn(email, password)).isEqualTo(new SignIn.Refused());
            }
        }
        assertThat(accounts.signIns
                        .signIn(Audience.OPERATOR, ADA, AccountFixture.PASSWORD, accounts.client())
                        .await())
                .isEqualTo(new SignIn.Refused());
        assertThat(accounts.actions()).isEmpty();
    }

    @Test
    void knownAndUnknownAddressesHaveToWaitAlike() {
        for (String email : List.of(ADA, "nobody@example.com")) {
            for (int i = 0; i < 10; i++) {
                assertThat(signIn(email, "wrong password")).isInstanceOf(SignIn.Refused.class);
            }
            assertThat(signIn(email, AccountFixture.PASSWORD))
                    .isInstanceOfSatisfying(
                            SignIn.TooOften.class,
                            often -> assertThat(often.retryAfterSeconds()).isBetween(800L, 900L));
        }
    }

    @Test
    void manyAtOnceAreNoWayAround() {
        List<SignIn> answers = Future.all(IntStream.range(0, 30)
                        .mapToObj(i ->
                                accounts.signIns.signIn(Audience.MERCHANT, ADA, "wrong password", accounts.client()))
                        .toList())
                .await()
                .list();
        assertThat(answers).filteredOn(SignIn.Refused.class::isInstance).hasSizeLessThanOrEqualTo(10);
        assertThat(answers).filteredOn(SignIn.TooOften.class::isInstance).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void oneSubscriberMayNotTryManyAccounts() {
        for (int i = 0; i < 30; i++) {
            Client client = new Client("2001:db8:1:2::" + Integer.toHexString(i), "Browser");
            assertThat(accounts.signIns
                            .signIn(Audience.MERCHANT, "somebody" + i + "@example.com", "wrong password", client)
                            .await())
                    .isInstanceOf(SignIn.Refused.class);
        }
        assertThat(accounts.signIns
                        .signIn(Audience.MERCHANT, ADA, AccountFixture.PASSWORD, new Client("2001:db8:1:2:f::", ""))
                        .await())
                .isInstanceOf(SignIn.TooOften.class);
        assertThat(signIn(ADA, AccountFixture.PASSWORD)).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void theRightPasswordMakesUpForWrongOnes() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                assertThat(signIn(ADA, "wrong password")).isInstanceOf(SignIn.Refused.class);
            }
            assertThat(signIn(ADA, AccountFixture.PASSWORD)).isInstanceOf(SignIn.Opened.class);
        }
    }

    @Test
    void whatWasWrongLongAgoCountsNoLonger() {
        for (int i = 0; i < 10; i++) {
            signIn(ADA, "wrong password");
        }
        accounts.owner
                .query("UPDATE sign_in_failure SET at = at - interval '15 minutes'")
                .await();
        assertThat(signIn(ADA, AccountFixture.PASSWORD)).isInstanceOf(SignIn.Opened.class);
        signIn("nobody@example.com", "wrong password");
        accounts.owner
                .query("UPDATE sign_in_failure SET at = at - interval '1 day'")
                .await();
        new Leftovers(accounts.database).forgetOld(1_000).await();
        assertThat(accounts.database
                        .query("SELECT FROM sign_in_failure")
                        .await()
                        .size())
                .isZero();
    }

    @Test
    void aPasswordMayBeTypedInAnotherFormOfTheSameCharacters() {
        accounts.owner
                .query(
                        "UPDATE person SET password = $1",
                        PasswordHash.of(Passwords.plain("ﬁne Größe 12345")).text())
                .await();
        assertThat(signIn(ADA, "fine Gro\u0308ße 12345")).isInstanceOf(SignIn.Opened.class);
    }

    private SignIn signIn(String email, String password) {
        return accounts.signIns
                .signIn(Audience.MERCHANT, email, password, accounts.client())
                .await();
    }
}
