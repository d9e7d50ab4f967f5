package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.secret.RandomSecret;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** A database with people in it, entered as a running gateway enters it, and moved in time as its owner. */
final class AccountFixture {
    static final String PASSWORD = "correct horse battery";

    // One hash for all: making one takes its time.
    private static final String STORED = PasswordHash.of(PASSWORD).text();

    final Database database;
    final Database owner;
    final Sealer sealer = Sealer.of(List.of(Base64.getEncoder().encodeToString(RandomSecret.bytes())));
    final BrowserSessions sessions;
    final SignIns signIns;
    private final AtomicInteger clients = new AtomicInteger();

    AccountFixture(Vertx vertx) {
        TestDatabase postgres = TestDatabase.create();
        database = Database.open(vertx, postgres.application(), 8);
        owner = Database.open(vertx, postgres.admin(), 2);
        sessions = new BrowserSessions(database);
        signIns = new SignIns(vertx, database, sealer);
    }

    UUID person(Audience audience, String email) {
        UUID id = TimeOrderedUuid.next();
        owner.query(
                        "INSERT INTO person (id, audience, email, name, password) VALUES ($1, $2, $3, 'Ada', $4)",
                        id,
                        audience.word(),
                        email,
                        STORED)
                .await();
        return id;
    }

    UUID merchant(String name) {
        UUID id = TimeOrderedUuid.next();
        owner.query("INSERT INTO merchant (id, name) VALUES ($1, $2)", id, name).await();
        return id;
    }

    void member(UUID person, UUID merchant, MemberRole role) {
        owner.query(
                        "INSERT INTO member (person_id, merchant_id, role) VALUES ($1, $2, $3)",
                        person,
                        merchant,
                        role.word())
                .await();
    }

    /** One that nobody has come from before. */
    Client client() {
        return new Client("192.0.2." + clients.incrementAndGet(), "Browser");
    }

    String cookie(Audience audience, String email) {
        return ((SignIn.Opened)
                        signIns.signIn(audience, email, PASSWORD, client()).await())
                .cookie();
    }

    SignedIn signedIn(Audience audience, String email) {
        return sessions.find(audience, cookie(audience, email)).await().orElseThrow();
    }

    /** What was done, in order; the chain must hold. */
    List<String> actions() {
        if (new Audit(database).check().await().broken().isPresent()) {
            throw new AssertionError("the audit log does not hold");
        }
        return StreamSupport.stream(
                        database.query("SELECT action FROM audit ORDER BY number")
                                .await()
                                .spliterator(),
                        false)
                .map(row -> row.getString("action"))
                .toList();
    }

    Row lastDeed() {
        return database.query("SELECT * FROM audit ORDER BY number DESC LIMIT 1")
                .await()
                .iterator()
                .next();
    }
}
