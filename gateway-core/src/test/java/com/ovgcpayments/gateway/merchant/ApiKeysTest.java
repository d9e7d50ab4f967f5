package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ApiKeysTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int POLLS = 200;

    private final AtomicLong nanos = new AtomicLong();
    private Vertx vertx;
    private Database owner;
    private ApiKeys keys;
    private Merchant merchant;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        owner = Database.open(vertx, DATABASE.admin(), 2);
        Database database = Database.open(vertx, DATABASE.application(), 4);
        keys = new ApiKeys(database, nanos::get);
        merchant = new Merchants(database).create("Shop").await();
    }

    @Test
    void knowsItsOwnKeysAndTheirMode() {
        IssuedApiKey test = issue(Mode.TEST);
        IssuedApiKey live = keys.create(new NewApiKey(
                        merchant.id(), Mode.LIVE, "server", OptionalInt.of(25), Optional.of(Duration.ofDays(1))))
                .await();
        assertThat(test.text()).matches("ovgc_test_[A-Za-z0-9_-]{43}");
        assertThat(live.text()).matches("ovgc_live_[A-Za-z0-9_-]{43}");
        assertThat(keys.authenticate(test.text()).await()).contains(test.key());
        assertThat(keys.authenticate(live.text()).await())
                .contains(new ApiKey(live.key().id(), merchant.id(), "Shop", Mode.LIVE, OptionalInt.of(25)));
        assertThat(test.toString()).doesNotContain(test.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ovgc_test_",
                "sk_test_0123456789012345678901234567890123456789012",
                "ovgc_test_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ovgc_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void knowsNoOther(String text) {
        assertThat(keys.authenticate(text).await()).isEmpty();
    }

    @Test
    void theSameBitsInTheOtherModeAreAnotherKey() {
        String text = issue(Mode.TEST).text();
        assertThat(keys.authenticate(text.replace("_test_", "_live_")).await()).isEmpty();
    }

    @Test
    void aDumpOfTheTableHoldsNoKey() {
        String text = issue(Mode.LIVE).text();
        keys.authenticate(text).await();
        StringBuilder dump = new StringBuilder();
        for (Row row : owner.query("SELECT to_jsonb(k)::text AS row, hash FROM api_key k")
                .await()) {
            dump.append(row.getString("row"));
            dump.append(new String(row.getBuffer("hash").getBytes(), StandardCharsets.ISO_8859_1));
        }
        String random = text.substring("ovgc_live_".length());
        assertThat(dump).contains("ovgc_live_").doesNotContain(random).doesNotContain(random.substring(0, 20));
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        IssuedApiKey issued = issue(Mode.TEST);
        assertThat(keys.authenticate(issued.text()).await()).isPresent();
        assertThat(keys.revoke(issued.key().id()).await()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(keys.authenticate(issued.text()).await()).isEmpty();
    }

    @Test
    void beingAskedAgainDoesNotProlongAnAnswer() {
        IssuedApiKey issued = issue(Mode.TEST);
        assertThat(keys.authenticate(issued.text()).await()).isPresent();
        keys.revoke(issued.key().id()).await();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMillis(100));
            keys.authenticate(issued.text()).await();
        }
        assertThat(keys.authenticate(issued.text()).await()).isEmpty();
    }

    @Test
    void revokingTwiceKeepsTheFirstTime() {
        UUID id = issue(Mode.TEST).key().id();
        keys.revoke(id).await();
        Instant first = entry(id).revokedAt().orElseThrow();
        assertThat(keys.revoke(id).await()).isTrue();
        assertThat(entry(id).revokedAt()).contains(first);
        assertThat(keys.revoke(TimeOrderedUuid.next()).await()).isFalse();
    }

    @Test
    void anExpiredKeyIsRefused() {
        IssuedApiKey issued = keys.create(new NewApiKey(
                        merchant.id(), Mode.TEST, "short", OptionalInt.empty(), Optional.of(Duration.ofHours(1))))
                .await();
        assertThat(keys.authenticate(issued.text()).await()).isPresent();
        owner.query(
                        "UPDATE api_key SET expires_at = now() WHERE id = $1",
                        issued.key().id())
                .await();
        pass(Duration.ofSeconds(1));
        assertThat(keys.authenticate(issued.text()).await()).isEmpty();
    }

    @Test
    void lookingForAKeyIsNoUseOfIt() {
        IssuedApiKey issued = issue(Mode.TEST);
        assertThat(keys.find(issued.text()).await()).contains(issued.key());
        IssuedApiKey used = issue(Mode.TEST);
        keys.authenticate(used.text()).await();
        awaitUse(used.key().id());
        assertThat(entry(issued.key().id()).lastUsedAt()).isEmpty();
    }

    @Test
    void notesTheUseOfAKeyOnceAMinute() {
        IssuedApiKey issued = issue(Mode.TEST);
        UUID id = issued.key().id();
        assertThat(entry(id).lastUsedAt()).isEmpty();
        keys.authenticate(issued.text()).await();
        awaitUse(id);

        owner.query("UPDATE api_key SET last_used_at = NULL WHERE id = $1", id).await();
        pass(Duration.ofSeconds(30));
        keys.authenticate(issued.text()).await();
        IssuedApiKey later = issue(Mode.TEST);
        keys.authenticate(later.text()).await();
        awaitUse(later.key().id());
        assertThat(entry(id).lastUsedAt()).isEmpty();

        pass(Duration.ofSeconds(31));
        keys.authenticate(issued.text()).await();
        awaitUse(id);
    }

    @Test
    void listsWhatIsNeededToRecogniseAKey() {
        IssuedApiKey issued = issue(Mode.LIVE);
        ApiKeyEntry entry = entry(issued.key().id());
        assertThat(issued.text()).startsWith(entry.prefix()).endsWith(entry.last4());
        assertThat(entry.last4()).hasSize(4);
        assertThat(entry.mode()).isEqualTo(Mode.LIVE);
        assertThat(entry.name()).isEqualTo("server");
    }

    @Test
    void refusesAKeyForNobody() {
        UUID nobody = TimeOrderedUuid.next();
        assertThatThrownBy(() ->
                        keys.create(NewApiKey.of(nobody, Mode.TEST, "server")).await())
                .isInstanceOf(NoSuchMerchant.class)
                .hasMessageContaining("there is no merchant mer_");
    }

    @Test
    void refusesAKeyThatCouldNotBeUsed() {
        UUID id = merchant.id();
        assertThatThrownBy(() -> new NewApiKey(id, Mode.TEST, "x", OptionalInt.of(0), Optional.empty()))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new NewApiKey(id, Mode.TEST, "x", OptionalInt.empty(), Optional.of(Duration.ZERO)))
                .hasMessageContaining("longer than nothing");
    }

    private IssuedApiKey issue(Mode mode) {
        return keys.create(NewApiKey.of(merchant.id(), mode, "server")).await();
    }

    private ApiKeyEntry entry(UUID id) {
        List<ApiKeyEntry> all = keys.list(merchant.id()).await();
        return all.stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void awaitUse(UUID id) {
        for (int i = 0; i < POLLS && entry(id).lastUsedAt().isEmpty(); i++) {
            vertx.timer(20, TimeUnit.MILLISECONDS).await();
        }
        assertThat(entry(id).lastUsedAt()).isPresent();
    }
}
