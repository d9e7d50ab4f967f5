package com.ovgcpayments.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.storage.EmbeddedServer;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Path directory;

    @BeforeEach
    void in(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void makesListsAndRevokes() {
        String merchant = onDatabase("merchants", "create", "Shop").out().strip();
        assertThat(PublicId.MERCHANT.parse(merchant)).isPresent();
        assertThat(onDatabase("merchants", "list").out()).contains(merchant + "  Shop\n");
        assertThat(new JsonArray(onDatabase("merchants", "list", "--json").out()))
                .contains(new JsonObject().put("id", merchant).put("name", "Shop"));

        CommandLineRun created = onDatabase("keys", "create", "--merchant", merchant, "--mode", "TEST");
        assertThat(created.code()).isZero();
        String key = created.out().strip();
        assertThat(key).matches("ovgc_test_[A-Za-z0-9_-]{43}");
        assertThat(created.err()).contains("This is key_").doesNotContain(key);

        JsonObject live = new JsonObject(onDatabase(
                        "keys",
                        "create",
                        "--merchant",
                        merchant,
                        "--mode",
                        "live",
                        "--name",
                        "till",
                        "--expires-in",
                        "P90D",
                        "--rate-limit",
                        "5",
                        "--json")
                .out());
        assertThat(live.getString("key")).startsWith("ovgc_live_");
        assertThat(live.getString("merchant")).isEqualTo(merchant);

        String id = live.getString("id");
        assertThat(onDatabase("keys", "revoke", id).out()).contains("revoked " + id);
        String list = onDatabase("keys", "list", "--merchant", merchant).out();
        assertThat(list.lines()).hasSize(2);
        assertThat(list)
                .contains(id + "  ovgc_live_…" + key(live).substring(key(live).length() - 4) + "  revoked  till")
                .contains("active  command line")
                .doesNotContain(key, key(live));
        JsonObject listed = new JsonArray(onDatabase("keys", "list", "--merchant", merchant, "--json")
                        .out())
                .getJsonObject(1);
        assertThat(listed.getString("state")).isEqualTo("revoked");
        assertThat(listed.getInteger("rate_limit")).isEqualTo(5);
        assertThat(listed.getInstant("expires_at")).isAfter(listed.getInstant("created_at"));
    }

    @Test
    void makesListsAndRevokesKeysOfOperators() {
        CommandLineRun created = onDatabase("operators", "create", "--name", "Ada");
        assertThat(created.code()).isZero();
        String key = created.out().strip();
        assertThat(key).matches("ovgc_op_[A-Za-z0-9_-]{43}");
        assertThat(created.err()).contains("This is opk_").doesNotContain(key);
        JsonObject other = new JsonObject(
                onDatabase("operators", "create", "--name", "Bob", "--json").out());
        String id = other.getString("id");
        assertThat(onDatabase("operators", "revoke", id).out()).contains("revoked " + id);
        assertThat(onDatabase("operators", "list").out())
                .contains(id + "  ovgc_op_…" + key(other).substring(key(other).length() - 4) + "  revoked  Bob")
                .contains("active  Ada")
                .doesNotContain(key, key(other));
        assertThat(new JsonArray(onDatabase("operators", "list", "--json").out()))
                .hasSize(2);
        String nobody = PublicId.OPERATOR_KEY.format(TimeOrderedUuid.next());
        fails(onDatabase("operators", "revoke", nobody), "there is no key " + nobody);
        fails(onDatabase("operators", "create", "--name", ""), "a key's name must have 1 to 100 characters");
    }

    @Test
    void erasesAPerson() {
        assertThat(onDatabase("erase", "--email", "nobody@example.com", "--json")
                        .out())
                .isEqualTo("{\"sessions\":0,\"left\":0,\"accounts\":0,\"accounts_left\":0}\n");
        assertThat(onDatabase("erase", "--email", "nobody@example.com").out())
                .isEqualTo("erased 0 sessions and 0 accounts\n");
        fails(onDatabase("erase", "--email", " "), "--email must be an e-mail address");
    }

    @Test
    void invitesPeopleAndResetsTheirPasswords() {
        CommandLineRun created = onDatabase("merchants", "create", "Owned", "--owner", "Owner@example.com");
        assertThat(created.code()).isZero();
        assertThat(created.out())
                .matches(PublicId.MERCHANT.format(merchantOf(created))
                        + "\nhttp://localhost:8080/dashboard/join\\?token=[A-Za-z0-9_-]{43}\n");
        assertThat(created.err()).contains("7 days and once");
        String merchant = PublicId.MERCHANT.format(merchantOf(created));
        fails(onDatabase("merchants", "create", "Owned", "--owner", "nobody"), "--owner must be an e-mail address");

        String[] invite = {"people", "invite", "bob@example.com", "--merchant", merchant, "--role", "finance", "--json"
        };
        JsonObject invited = new JsonObject(onDatabase(invite).out());
        assertThat(invited.getString("invitation")).startsWith("inv_");
        assertThat(invited.getString("email")).isEqualTo("bob@example.com");
        assertThat(invited.getString("role")).isEqualTo("finance");
        assertThat(invited.getString("link")).startsWith("http://localhost:8080/dashboard/join?token=");
        fails(onDatabase("people", "invite", "bob", "--merchant", merchant, "--role", "viewer"), "an e-mail address");
        String nobody = PublicId.MERCHANT.format(TimeOrderedUuid.next());
        fails(
                onDatabase("people", "invite", "bob@example.com", "--merchant", nobody, "--role", "viewer"),
                "there is no merchant " + nobody);

        UUID bob = person("bob@example.com", merchantOf(created));
        fails(onDatabase(invite), "somebody of this address is there already");
        assertThat(onDatabase("people", "list").out())
                .contains(PublicId.PERSON.format(bob) + "  bob@example.com  password  finance of " + merchant
                        + "  Bob\n");
        JsonObject listed = new JsonArray(onDatabase("people", "list", "--json").out()).getJsonObject(0);
        assertThat(listed.getString("audience")).isEqualTo("merchant");
        assertThat(listed.getJsonArray("memberships").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("merchant", merchant)
                        .put("name", "Owned")
                        .put("role", "finance"));

        CommandLineRun reset = onDatabase("people", "reset", "Bob@example.com");
        assertThat(reset.out()).matches("http://localhost:8080/dashboard/reset\\?token=[A-Za-z0-9_-]{43}\n");
        assertThat(reset.err()).contains("works for a day and once", "0 sessions were ended");
        assertThat(new JsonObject(onDatabase("people", "reset", "bob@example.com", "--json")
                                .out())
                        .getString("id"))
                .isEqualTo(PublicId.PERSON.format(bob));
        fails(
                onDatabase("people", "reset", "bob@example.com", "--operator"),
                "nobody has the address b***@example.com there");
    }

    @Test
    void invitesOperators() {
        CommandLineRun invited =
                onDatabase("operators", "invite", "op@example.com", "--set", "ops.url=https://ops.example.com");
        assertThat(invited.out()).matches("https://ops.example.com/dashboard/join\\?token=[A-Za-z0-9_-]{43}\n");
        assertThat(new JsonObject(onDatabase("operators", "invite", "op@example.com", "--json")
                                .out())
                        .getString("email"))
                .isEqualTo("op@example.com");
        fails(onDatabase("operators", "invite", "op"), "an e-mail address");
    }

    private static UUID merchantOf(CommandLineRun created) {
        return PublicId.MERCHANT
                .parse(created.out().lines().findFirst().orElseThrow())
                .orElseThrow();
    }

    private static UUID person(String email, UUID merchant) {
        UUID id = TimeOrderedUuid.next();
        Vertx vertx = Vertx.vertx();
        try {
            Database owner = Database.open(vertx, DATABASE.admin(), 1);
            owner.query("INSERT INTO person (id, audience, email, name) VALUES ($1, 'merchant', $2, 'Bob')", id, email)
                    .await();
            owner.query("INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, 'finance')", id, merchant)
                    .await();
        } finally {
            vertx.close().await();
        }
        return id;
    }

    @Test
    void setsFeesAndTerms() {
        String merchant = onDatabase("merchants", "create", "Fees").out().strip();
        assertThat(onDatabase("fees", "set", "--currency", "eur", "--basis-points", "290", "--fixed", "30")
                        .out())
                .isEqualTo("all merchants  all connectors  EUR  290 basis points + 30\n");
        JsonObject own = new JsonObject(onDatabase(
                        "fees",
                        "set",
                        "--merchant",
                        merchant,
                        "--connector",
                        "stripe",
                        "--basis-points",
                        "100",
                        "--json")
                .out());
        assertThat(own.getString("merchant")).isEqualTo(merchant);
        assertThat(own.getValue("currency")).isNull();
        assertThat(onDatabase("fees", "list", "--merchant", merchant).out().lines())
                .hasSize(2);
        assertThat(onDatabase("fees", "remove", "--merchant", merchant, "--connector", "stripe")
                        .out())
                .startsWith("removed " + merchant);
        fails(onDatabase("fees", "remove", "--merchant", merchant), "there is no such line: see gateway fees list");
        fails(onDatabase("fees", "set", "--fixed", "30"), "a fixed part is an amount, so it needs a currency");
        fails(onDatabase("fees", "set", "--basis-points", "10001"), "basis points must be from 0 to 10000");
        fails(onDatabase("fees", "set", "--currency", "XXX"), "ISO 4217");
        assertThat(new JsonArray(onDatabase("fees", "list", "--json").out())).hasSize(1);

        onDatabase("terms", "set", "--merchant", merchant, "--currency", "EUR", "--negative-limit", "500");
        onDatabase("terms", "set", "--merchant", merchant, "--currency", "EUR", "--return-fees");
        assertThat(onDatabase("terms", "list", "--merchant", merchant).out())
                .isEqualTo(merchant + "  EUR  negative limit 0  fees returned\n");
        String nobody = PublicId.MERCHANT.format(TimeOrderedUuid.next());
        fails(onDatabase("terms", "set", "--merchant", nobody, "--currency", "EUR"), "there is no merchant " + nobody);
    }

    @Test
    void saysWhatToDoWhenItCannot() {
        String nobody = PublicId.MERCHANT.format(TimeOrderedUuid.next());
        fails(onDatabase("keys", "create", "--merchant", nobody, "--mode", "test"), "there is no merchant " + nobody);
        String noKey = PublicId.API_KEY.format(TimeOrderedUuid.next());
        fails(onDatabase("keys", "revoke", noKey), "there is no key " + noKey + ": see gateway keys list");
        fails(onDatabase("merchants", "create", " "), "a merchant's name must have 1 to 100 characters");
        fails(
                onDatabase("keys", "create", "--merchant", nobody, "--mode", "test", "--expires-in", "PT0S"),
                "a key's lifetime must be longer than nothing");
        fails(onDatabase("migrate"), "database.adminUrl is required");
    }

    @Test
    void migratesTheConfiguredDatabaseAsItsOwner() {
        CommandLineRun run = CommandLineRun.of(
                directory, Map.of("GATEWAY_DATABASE_ADMINURL", DATABASE.admin().withPassword()), "migrate", "--json");
        assertThat(run).isEqualTo(new CommandLineRun(0, "{\"applied\":0}\n", ""));
    }

    @Test
    void withoutADatabaseItUsesTheOneOfTheDataDirectory() {
        Path dataDir = directory.resolve("data");
        CommandLineRun migrated = inDataDir(dataDir, "migrate");
        assertThat(migrated.out()).matches("applied \\d+ migrations\n");
        String merchant =
                inDataDir(dataDir, "merchants", "create", "Kept").out().strip();
        assertThat(EmbeddedServer.running(dataDir)).isEmpty();
        try (EmbeddedServer server = EmbeddedServer.start(dataDir)) {
            assertThat(inDataDir(dataDir, "merchants", "list").out()).isEqualTo(merchant + "  Kept\n");
            assertThat(inDataDir(dataDir, "migrate").out()).isEqualTo("the schema was up to date\n");
            assertThat(EmbeddedServer.running(dataDir))
                    .as("the server of %s still runs", server.adminUrl())
                    .isPresent();
        }
    }

    private static String key(JsonObject issued) {
        return issued.getString("key");
    }

    private static void fails(CommandLineRun run, String message) {
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gateway: ").contains(message).doesNotContain("\tat ");
    }

    private CommandLineRun onDatabase(String... args) {
        return CommandLineRun.of(
                directory, Map.of("GATEWAY_DATABASE_URL", DATABASE.application().withPassword()), args);
    }

    private CommandLineRun inDataDir(Path dataDir, String... args) {
        return CommandLineRun.of(directory, Map.of("GATEWAY_DATA_DIR", dataDir.toString()), args);
    }
}
