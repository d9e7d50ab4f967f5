package com.ovgcpayments.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SecondFactorTest {
    private static final String ADA = "ada@example.com";

    private AccountFixture accounts;
    private SecondFactor secondFactor;
    private UUID ada;
    private String cookie;

    @BeforeEach
    void open(Vertx vertx) {
        accounts = new AccountFixture(vertx);
        secondFactor = new SecondFactor(accounts.database, accounts.sealer);
        ada = accounts.person(Audience.MERCHANT, ADA);
        cookie = accounts.cookie(Audience.MERCHANT, ADA);
    }

    @Test
    void codesAreThoseOfTheStandard() {
        byte[] seed = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        // RFC 6238, appendix B, the last six digits
        assertThat(TimedCode.at(seed, 59 / 30)).isEqualTo("287082");
        assertThat(TimedCode.at(seed, 1111111109 / 30)).isEqualTo("081804");
        assertThat(TimedCode.at(seed, 20000000000L / 30)).isEqualTo("353130");
    }

    @Test
    void aCodeIsGoodForItsStepAndTheOnesBesideIt() {
        byte[] seed = new byte[20];
        for (long step = 98; step <= 102; step++) {
            boolean near = Math.abs(step - 100) <= 1;
            assertThat(TimedCode.step(seed, TimedCode.at(seed, step), 3_000, 0).isPresent())
                    .isEqualTo(near);
            assertThat(TimedCode.step(seed, TimedCode.at(seed, step), 3_000, 100)
                            .isPresent())
                    .as("step 100 was used")
                    .isEqualTo(step == 101);
        }
        String spaced = TimedCode.at(seed, 100).substring(0, 3) + " "
                + TimedCode.at(seed, 100).substring(3);
        assertThat(TimedCode.step(seed, spaced, 3_000, 0)).hasValue(100);
    }

    @Test
    void itIsSetUpByACodeAndAskedForFromThenOn() {
        byte[] seed = turnOn();
        assertThat(signedIn().person().secondFactor()).isTrue();
        assertThat(sealed()).as("what a dump shows").doesNotContain(hex(seed));

        SignIn.Opened opened = (SignIn.Opened) accounts.signIns
                .signIn(Audience.MERCHANT, ADA, AccountFixture.PASSWORD, accounts.client())
                .await();
        assertThat(opened.secondFactorNeeded()).isTrue();
        SignedIn awaiting = find(opened.cookie()).orElseThrow();
        assertThat(awaiting.awaitsSecondFactor()).isTrue();
        assertThat(accounts.sessions.of(ada).await())
                .as("nobody is signed in there yet")
                .extracting(OpenSession::id)
                .doesNotContain(awaiting.sessionId());
        assertThat(enter(awaiting, "000000x")).isEqualTo(new CodeCheck.Wrong());

        CodeCheck.Accepted accepted = (CodeCheck.Accepted) enter(awaiting, nextCode(seed));
        assertThat(find(opened.cookie()))
                .as("the session that awaited the code")
                .isEmpty();
        SignedIn in = find(accepted.cookie()).orElseThrow();
        assertThat(in.awaitsSecondFactor()).isFalse();
        assertThat(in.sessionId()).isNotEqualTo(awaiting.sessionId());
        assertThat(accounts.actions())
                .containsExactly("person.sign_in", "person.confirm", "person.second_factor_on", "person.sign_in");
        assertThat(accounts.lastDeed().getString("detail")).isEqualTo("{\"second_factor\":\"code\"}");
    }

    @Test
    void aUsedCodeIsRefused() {
        byte[] seed = turnOn();
        String code = nextCode(seed);
        assertThat(enter(awaiting(), code)).isInstanceOf(CodeCheck.Accepted.class);
        assertThat(enter(awaiting(), code)).isEqualTo(new CodeCheck.Wrong());
        assertThat(accounts.signIns.confirm(signedIn(), code, accounts.client()).await())
                .isEqualTo(new Confirmation.Wrong());
    }

    @Test
    void ofTheSameCodeAtOnceOneIsAccepted() {
        byte[] seed = turnOn();
        String code = nextCode(seed);
        List<SignedIn> waiting = List.of(awaiting(), awaiting(), awaiting());
        List<CodeCheck> answers = Future.all(waiting.stream()
                        .map(session -> accounts.signIns.enterCode(session, code, accounts.client()))
                        .toList())
                .await()
                .list();
        assertThat(answers).filteredOn(CodeCheck.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(CodeCheck.Wrong.class::isInstance).hasSize(2);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        begin();
        List<String> codes = activate(seed()).orElseThrow();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}"));
        String typed =
                " " + codes.get(3).toUpperCase(Locale.ROOT).replace('-', ' ').replace('0', 'O');
        assertThat(enter(awaiting(), typed)).isInstanceOf(CodeCheck.Accepted.class);
        assertThat(accounts.lastDeed().getString("detail")).isEqualTo("{\"second_factor\":\"recovery code\"}");
        assertThat(enter(awaiting(), codes.get(3))).isEqualTo(new CodeCheck.Wrong());
        assertThat(secondFactor.recoveryCodesLeft(ada).await()).isEqualTo(9);
        assertThat(accounts.database
                        .query("SELECT FROM recovery_code WHERE hash::text LIKE '%' || $1 || '%'", codes.get(0))
                        .await()
                        .size())
                .isZero();

        List<String> anew = secondFactor
                .newRecoveryCodes(confirmedBy(codes.get(4)), "req_1")
                .await()
                .orElseThrow();
        assertThat(anew).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(enter(awaiting(), codes.get(5))).isEqualTo(new CodeCheck.Wrong());
        assertThat(enter(awaiting(), anew.get(0))).isInstanceOf(CodeCheck.Accepted.class);
    }

    @Test
    void wrongCodesAreCountedAndARightPasswordDoesNotMakeUpForThem() {
        byte[] seed = turnOn();
        for (int i = 0; i < 10; i++) {
            assertThat(enter(awaiting(), "wrong-code-" + i)).isEqualTo(new CodeCheck.Wrong());
        }
        assertThat(enter(awaiting(), nextCode(seed))).isInstanceOf(CodeCheck.TooOften.class);
        assertThat(accounts.signIns
                        .confirm(signedIn(), nextCode(seed), accounts.client())
                        .await())
                .isInstanceOf(Confirmation.TooOften.class);
    }

    @Test
    void manyWrongCodesAtOnceAreNoWayAround() {
        turnOn();
        SignedIn awaiting = awaiting();
        List<CodeCheck> answers = Future.all(IntStream.range(0, 25)
                        .mapToObj(i -> accounts.signIns.enterCode(awaiting, "wrong", accounts.client()))
                        .toList())
                .await()
                .list();
        assertThat(answers).filteredOn(CodeCheck.Wrong.class::isInstance).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void whoHasACodeIsNotConfirmedByHisPassword() {
        byte[] seed = turnOn();
        moveConfirmationBack();
        assertThat(accounts.signIns
                        .confirm(signedIn(), AccountFixture.PASSWORD, accounts.client())
                        .await())
                .isEqualTo(new Confirmation.Wrong());
        assertThat(accounts.signIns
                        .confirm(signedIn(), nextCode(seed), accounts.client())
                        .await())
                .isEqualTo(new Confirmation.Confirmed());
    }

    @Test
    void itIsSetUpAndTurnedOffByConfirmedSessionsOnly() {
        assertThatThrownBy(() -> secondFactor.begin(signedIn()).await()).isInstanceOf(NotConfirmed.class);
        assertThatThrownBy(() -> secondFactor.pending(signedIn()).await()).isInstanceOf(NotConfirmed.class);
        turnOn();
        moveConfirmationBack();
        assertThatThrownBy(() -> secondFactor.turnOff(signedIn(), "").await()).isInstanceOf(NotConfirmed.class);
        assertThatThrownBy(() -> secondFactor.newRecoveryCodes(signedIn(), "").await())
                .isInstanceOf(NotConfirmed.class);
        assertThat(signedIn().person().secondFactor()).isTrue();
    }

    @Test
    void turnedOffItIsAskedForNoLonger() {
        turnOn();
        assertThat(secondFactor.begin(signedIn()).await()).as("while it is on").isEmpty();
        assertThat(secondFactor.turnOff(signedIn(), "").await()).isTrue();
        assertThat(secondFactor.turnOff(signedIn(), "").await()).isFalse();
        assertThat(((SignIn.Opened) accounts.signIns
                                .signIn(Audience.MERCHANT, ADA, AccountFixture.PASSWORD, accounts.client())
                                .await())
                        .secondFactorNeeded())
                .isFalse();
        assertThat(secondFactor.recoveryCodesLeft(ada).await()).isZero();
        assertThat(accounts.actions()).contains("person.second_factor_off");
    }

    @Test
    void whatWasBegunIsShownAgainAndNotAskedForYet() {
        NewSecondFactor begun = begin();
        assertThat(secondFactor.pending(signedIn()).await()).contains(begun);
        assertThat(begun.uri())
                .isEqualTo("otpauth://totp/OVGC%20Gateway:ada%40example.com?secret=" + begun.secret()
                        + "&issuer=OVGC%20Gateway&algorithm=SHA1&digits=6&period=30");
        assertThat(begun.secret()).matches("[A-Z2-7]{32}");
        assertThat(begun.toString()).doesNotContain(begun.secret());
        assertThat(secondFactor.activate(signedIn(), "000000x", "").await()).isEmpty();
        assertThat(signedIn().person().secondFactor()).isFalse();
        assertThat(begin()).isNotEqualTo(begun);
    }

    private byte[] turnOn() {
        begin();
        byte[] seed = seed();
        assertThat(activate(seed)).isPresent();
        return seed;
    }

    private NewSecondFactor begin() {
        assertThat(accounts.signIns
                        .confirm(signedIn(), AccountFixture.PASSWORD, accounts.client())
                        .await())
                .isEqualTo(new Confirmation.Confirmed());
        return secondFactor.begin(signedIn()).await().orElseThrow();
    }

    private byte[] seed() {
        return Base32.decode(
                secondFactor.pending(signedIn()).await().orElseThrow().secret());
    }

    private Optional<List<String>> activate(byte[] seed) {
        return secondFactor.activate(signedIn(), nextCode(seed), "req_1").await();
    }

    /** One that is good now and was not used: what was used is as if it had been long ago. */
    private String nextCode(byte[] seed) {
        accounts.owner
                .query("UPDATE second_factor SET last_step = last_step - 10")
                .await();
        long now = accounts.database
                .query("SELECT floor(extract(epoch FROM clock_timestamp()))::bigint AS now")
                .await()
                .iterator()
                .next()
                .getLong("now");
        return TimedCode.at(seed, now / 30);
    }

    private SignedIn awaiting() {
        return accounts.signedIn(Audience.MERCHANT, ADA);
    }

    private SignedIn confirmedBy(String code) {
        assertThat(accounts.signIns.confirm(signedIn(), code, accounts.client()).await())
                .isEqualTo(new Confirmation.Confirmed());
        return signedIn();
    }

    private CodeCheck enter(SignedIn awaiting, String code) {
        return accounts.signIns.enterCode(awaiting, code, accounts.client()).await();
    }

    private SignedIn signedIn() {
        return find(cookie).orElseThrow();
    }

    private Optional<SignedIn> find(String text) {
        return accounts.sessions.find(Audience.MERCHANT, text).await();
    }

    private void moveConfirmationBack() {
        accounts.owner
                .query("UPDATE browser_session SET confirmed_at = confirmed_at - interval '11 minutes'")
                .await();
    }

    private String sealed() {
        return accounts.database
                .query("SELECT encode(secret, 'hex') AS secret FROM second_factor")
                .await()
                .iterator()
                .next()
                .getString("secret");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
