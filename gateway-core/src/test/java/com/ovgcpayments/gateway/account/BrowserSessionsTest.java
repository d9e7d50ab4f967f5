package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BrowserSessionsTest {
    private static final String ADA = "ada@example.com";

    private AccountFixture accounts;
    private UUID ada;
    private String cookie;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        ada = accounts.person(Audience.MERCHANT, ADA);
        cookie = accounts.cookie(Audience.MERCHANT, ADA);
    }

    @Test
    void noOtherTextIsACookie() {
        for (String text : new String[] {"", "x", "A".repeat(43), cookie + "A", "\0".repeat(43)}) {
            assertThat(accounts.sessions.find(Audience.MERCHANT, text).await()).isEmpty();
        }
        assertThat(accounts.database
                        .query("SELECT FROM browser_session WHERE hash::text LIKE '%' || $1 || '%'", cookie)
                        .await()
                        .size())
                .isZero();
    }

    @Test
    void whoDoesNothingForHalfAnHourIsSignedOut() {
        moveBack("last_seen_at", "29 minutes");
        assertThat(find()).isPresent();
        moveBack("last_seen_at", "29 minutes");
        assertThat(find()).as("the use before counted").isPresent();
        moveBack("last_seen_at", "31 minutes");
        assertThat(find()).isEmpty();
        assertThat(accounts.sessions.of(ada).await()).isEmpty();
    }

    @Test
    void nobodyStaysForLongerThanHalfADay() {
        moveBack("created_at", "11 hours 59 minutes");
        assertThat(find()).isPresent();
        moveBack("created_at", "2 minutes");
        assertThat(find()).isEmpty();
    }

    @Test
    void oneThatAwaitsACodeEndsSoon() {
        accounts.owner
                .query("UPDATE browser_session SET awaits_second_factor = true")
                .await();
        assertThat(find().orElseThrow().awaitsSecondFactor()).isTrue();
        moveBack("created_at", "11 minutes");
        assertThat(find()).isEmpty();
    }

    @Test
    void whatWasConfirmedIsConfirmedForTenMinutes() {
        accounts.signIns
                .confirm(find().orElseThrow(), AccountFixture.PASSWORD, accounts.client())
                .await();
        assertThat(find().orElseThrow().confirmedRecently()).isTrue();
        moveBack("confirmed_at", "10 minutes");
        assertThat(find().orElseThrow().confirmedRecently()).isFalse();
    }

    @Test
    void aWrongPasswordConfirmsNothing() {
        assertThat(accounts.signIns
                        .confirm(find().orElseThrow(), "wrong password", accounts.client())
                        .await())
                .isEqualTo(new Confirmation.Wrong());
        assertThat(find().orElseThrow().confirmedRecently()).isFalse();
    }

    @Test
    void whoSignsOutIsOut() {
        accounts.sessions.end(find().orElseThrow().sessionId()).await();
        assertThat(find()).isEmpty();
        accounts.sessions.end(TimeOrderedUuid.next()).await();
        assertThat(accounts.actions()).containsExactly("person.sign_in", "person.sign_out");
    }

    @Test
    void heSeesHisBrowsersAndEndsThem() {
        UUID here = find().orElseThrow().sessionId();
        UUID there = accounts.signedIn(Audience.MERCHANT, ADA).sessionId();
        UUID elsewhere = accounts.signedIn(Audience.MERCHANT, ADA).sessionId();
        UUID stranger = accounts.person(Audience.MERCHANT, "bob@example.com");
        assertThat(accounts.sessions.of(ada).await())
                .extracting(OpenSession::id)
                .containsExactlyInAnyOrder(here, there, elsewhere);
        assertThat(accounts.sessions.of(ada).await().get(0).userAgent()).isEqualTo("Browser");

        assertThat(accounts.sessions.end(stranger, there).await()).isFalse();
        assertThat(accounts.sessions.end(ada, there).await()).isTrue();
        assertThat(accounts.sessions.endOthers(ada, here).await()).isEqualTo(1);
        assertThat(find()).isPresent();
        assertThat(accounts.sessions.endAll(ada).await()).isEqualTo(1);
        assertThat(find()).isEmpty();
        assertThat(accounts.actions()).endsWith("person.end_session", "person.end_sessions", "person.end_sessions");
    }

    @Test
    void heChoosesAmongHisMerchantsOnly() {
        UUID his = accounts.merchant("His");
        UUID others = accounts.merchant("Others");
        accounts.member(ada, his, MemberRole.VIEWER);
        UUID session = find().orElseThrow().sessionId();
        assertThat(find().orElseThrow().membership()).isEmpty();
        assertThat(accounts.sessions.choose(session, others).await()).isFalse();
        assertThat(accounts.sessions.choose(session, his).await()).isTrue();
        assertThat(find().orElseThrow().membership()).contains(new Membership(his, "His", MemberRole.VIEWER));
        assertThat(find().orElseThrow().deed("", "req_1").merchant()).contains(his);
    }

    @Test
    void oldOnesAreRemoved() {
        accounts.cookie(Audience.MERCHANT, ADA);
        accounts.owner
                .query(
                        "UPDATE browser_session SET last_seen_at = now() - interval '2 days' WHERE id = $1",
                        find().orElseThrow().sessionId())
                .await();
        assertThat(new Leftovers(accounts.database).forgetOld(10).await()).isFalse();
        assertThat(accounts.sessions.of(ada).await()).hasSize(1);
    }

    private Optional<SignedIn> find() {
        return accounts.sessions.find(Audience.MERCHANT, cookie).await();
    }

    private void moveBack(String column, String by) {
        accounts.owner
                .query("UPDATE browser_session SET " + column + " = " + column + " - interval '" + by + "'")
                .await();
    }
}
