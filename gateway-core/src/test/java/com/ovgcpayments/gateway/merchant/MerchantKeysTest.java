package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class MerchantKeysTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Deed DEED = new Deed("robin@example.com", "", "req_1");

    private Database owner;
    private ApiKeys all;
    private MerchantKeys keys;
    private UUID merchant;
    private UUID stranger;

    @BeforeEach
    void open(Vertx vertx) {
        owner = Database.open(vertx, DATABASE.admin(), 2);
        Database database = Database.open(vertx, DATABASE.application(), 4);
        all = new ApiKeys(database);
        keys = new MerchantKeys(database);
        merchant = new Merchants(database).create("Shop").await().id();
        stranger = new Merchants(database).create("Other").await().id();
    }

    @Test
    void whoMadeAKeyStandsInTheAuditLogAndTheKeyDoesNot() {
        IssuedApiKey issued =
                keys.create(NewApiKey.of(merchant, Mode.TEST, "server"), DEED).await();
        assertThat(all.find(issued.text()).await()).contains(issued.key());
        Row entry = audit(issued.key().id()).get(0);
        assertThat(entry.getString("actor")).isEqualTo("robin@example.com");
        assertThat(entry.getString("action")).isEqualTo("api_key.create");
        assertThat(new JsonObject(entry.getString("detail")))
                .isEqualTo(new JsonObject()
                        .put("name", "server")
                        .put("mode", "test")
                        .put("expires", "never"));
    }

    @Test
    void aKeyMayEndAtATime() {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        UUID id = keys.create(
                        new NewApiKey(merchant, Mode.LIVE, "server", OptionalInt.empty(), new KeyExpiry.At(end)), DEED)
                .await()
                .key()
                .id();
        assertThat(find(id).expiresAt()).contains(end);
        assertThat(find(id).state()).isEqualTo(ApiKeyEntry.State.ACTIVE);
        assertThat(audit(id).get(0).getString("detail")).contains("2100-01-01T00:00:00Z");

        owner.query("UPDATE api_key SET expires_at = now() WHERE id = $1", id).await();
        assertThat(find(id).state()).isEqualTo(ApiKeyEntry.State.EXPIRED);
    }

    @Test
    void aKeyIsRevokedOnceAndItIsWrittenOnce() {
        UUID id = issue(Mode.LIVE);
        ApiKeyEntry revoked = keys.revoke(merchant, Mode.LIVE, id, DEED).await().orElseThrow();
        assertThat(revoked.state()).isEqualTo(ApiKeyEntry.State.REVOKED);
        assertThat(keys.revoke(merchant, Mode.LIVE, id, DEED)
                        .await()
                        .orElseThrow()
                        .revokedAt())
                .isEqualTo(revoked.revokedAt());
        assertThat(audit(id))
                .extracting(row -> row.getString("action"))
                .containsExactly("api_key.create", "api_key.revoke");
    }

    @Test
    void aKeyOfSomebodyElseOrOfTheOtherModeIsNotThere() {
        UUID id = issue(Mode.LIVE);
        assertThat(keys.find(stranger, Mode.LIVE, id).await()).isEmpty();
        assertThat(keys.find(merchant, Mode.TEST, id).await()).isEmpty();
        assertThat(keys.revoke(stranger, Mode.LIVE, id, DEED).await()).isEmpty();
        assertThat(keys.revoke(merchant, Mode.TEST, id, DEED).await()).isEmpty();
        assertThat(find(id).state()).isEqualTo(ApiKeyEntry.State.ACTIVE);
        assertThat(audit(id)).hasSize(1);
    }

    @Test
    void listsTheNewestFirstAndWhatHasEndedApart() {
        issue(Mode.TEST);
        List<UUID> live = List.of(issue(Mode.LIVE), issue(Mode.LIVE), issue(Mode.LIVE), issue(Mode.LIVE));
        keys.revoke(merchant, Mode.LIVE, live.get(1), DEED).await();
        owner.query("UPDATE api_key SET expires_at = now() WHERE id = $1", live.get(2))
                .await();
        Page<ApiKeyEntry> first = list(true, Optional.empty(), 1);
        assertThat(first.items()).extracting(ApiKeyEntry::id).containsExactly(live.get(3));
        assertThat(first.hasMore()).isTrue();
        Page<ApiKeyEntry> second = list(true, Optional.of(live.get(3)), 1);
        assertThat(second.items()).extracting(ApiKeyEntry::id).containsExactly(live.get(0));
        assertThat(second.hasMore()).isFalse();
        assertThat(list(false, Optional.empty(), 10).items())
                .extracting(ApiKeyEntry::id)
                .containsExactly(live.get(2), live.get(1));
    }

    private Page<ApiKeyEntry> list(boolean active, Optional<UUID> after, int limit) {
        return keys.list(merchant, Mode.LIVE, active, after, limit).await();
    }

    private UUID issue(Mode mode) {
        return keys.create(NewApiKey.of(merchant, mode, "server"), DEED)
                .await()
                .key()
                .id();
    }

    private ApiKeyEntry find(UUID id) {
        return keys.find(merchant, Mode.LIVE, id).await().orElseThrow();
    }

    private List<Row> audit(UUID key) {
        List<Row> entries = new ArrayList<>();
        owner.query("SELECT * FROM audit WHERE target = $1 ORDER BY number", PublicId.API_KEY.format(key))
                .await()
                .forEach(entries::add);
        return entries;
    }
}
