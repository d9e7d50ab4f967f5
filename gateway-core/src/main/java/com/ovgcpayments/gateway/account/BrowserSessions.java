package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Whose browser sends a cookie, and which browsers somebody is signed in with. A session ends 30 minutes after it was last
 * used and 12 hours after it began, by the database's clock; one that awaits a code, 10 minutes after it began. What has
 * ended is as if it had never been. May be used from every event loop.
 */
public final class BrowserSessions {
    private static final String OPEN = """
            s.last_seen_at > now() - interval '30 minutes'
            AND s.created_at > now() - CASE WHEN s.awaits_second_factor THEN interval '10 minutes'
                                            ELSE interval '12 hours' END""";

    private static final String FIND = """
            SELECT s.id, s.awaits_second_factor, s.form_key, s.last_seen_at < now() - interval '1 minute' AS stale,
                   coalesce(s.confirmed_at > now() - interval '10 minutes', false) AS confirmed,
                   %s,
                   m.role, m.merchant_id, merchant.name AS merchant_name
              FROM browser_session s
              JOIN person p ON p.id = s.person_id
              LEFT JOIN member m ON m.person_id = s.person_id AND m.merchant_id = s.merchant_id
              LEFT JOIN merchant ON merchant.id = m.merchant_id
             WHERE s.hash = $1 AND p.audience = $2 AND %s""".formatted(PersonRows.COLUMNS, OPEN);

    private static final String TOUCH = """
            WITH seen AS (UPDATE browser_session SET last_seen_at = now()
                           WHERE id = $1 AND last_seen_at < now() - interval '1 minute' RETURNING person_id)
            UPDATE person SET last_seen_at = now() FROM seen WHERE person.id = seen.person_id""";

    private static final String LIST = """
            SELECT s.id, s.created_at, s.last_seen_at, s.address, s.user_agent FROM browser_session s
             WHERE s.person_id = $1 AND NOT s.awaits_second_factor AND %s
             ORDER BY s.last_seen_at DESC, s.id""".formatted(OPEN);

    private static final String CHOOSE = """
            UPDATE browser_session s SET merchant_id = m.merchant_id FROM member m
             WHERE s.id = $1 AND NOT s.awaits_second_factor AND m.person_id = s.person_id AND m.merchant_id = $2""";

    // Among sessions that have ended anyway nobody signs out.
    private static final String END = """
            DELETE FROM browser_session s USING person p
             WHERE %%s AND p.id = s.person_id
            RETURNING p.id AS person_id, p.email, NOT s.awaits_second_factor AND %s AS signed_in""".formatted(OPEN);

    private static final String END_ONE = END.formatted("s.id = $1");
    private static final String END_ONE_OF = END.formatted("s.id = $1 AND s.person_id = $2");
    private static final String END_OTHERS = END.formatted("s.person_id = $1 AND s.id <> $2");
    private static final String END_ALL = END.formatted("s.person_id = $1");

    private final Database database;

    public BrowserSessions(Database database) {
        this.database = database;
    }

    /** Who is signed in, or about to be; empty for any cookie that means nothing (any more). Counts as a use. */
    public Future<Optional<SignedIn>> find(Audience audience, String cookie) {
        return read(audience, cookie).compose(found -> {
            for (Row row : found) {
                SignedIn visitor = signedIn(row);
                return row.getBoolean("stale")
                        ? database.query(TOUCH, visitor.sessionId()).map(Optional.of(visitor))
                        : Future.succeededFuture(Optional.of(visitor));
            }
            return Future.succeededFuture(Optional.empty());
        });
    }

    /** The same, but counts as no use: for what a page asks by itself, while nobody may be sitting there. */
    public Future<Optional<SignedIn>> look(Audience audience, String cookie) {
        return read(audience, cookie).map(found -> found.stream().findFirst().map(BrowserSessions::signedIn));
    }

    /** Signs out. */
    public Future<Void> end(UUID sessionId) {
        return end("person.sign_out", END_ONE, Tuple.of(sessionId)).mapEmpty();
    }

    /**
     * Signs out another browser.
     *
     * @return whether he had such a session
     */
    public Future<Boolean> end(UUID personId, UUID sessionId) {
        return end("person.end_session", END_ONE_OF, Tuple.of(sessionId, personId))
                .map(ended -> ended > 0);
    }

    /** Signs out all his browsers but this one; answers how many. */
    public Future<Integer> endOthers(UUID personId, UUID keep) {
        return end("person.end_sessions", END_OTHERS, Tuple.of(personId, keep));
    }

    /** Signs out all his browsers; answers how many. */
    public Future<Integer> endAll(UUID personId) {
        return end("person.end_sessions", END_ALL, Tuple.of(personId));
    }

    /** The browsers in which he is signed in, the last used first. */
    public Future<List<OpenSession>> of(UUID personId) {
        return database.query(LIST, personId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BrowserSessions::open)
                        .toList());
    }

    /**
     * From now on this session is about that merchant.
     *
     * @return false if he is not one of the merchant's people
     */
    public Future<Boolean> choose(UUID sessionId, UUID merchantId) {
        return database.query(CHOOSE, sessionId, merchantId).map(rows -> rows.rowCount() == 1);
    }

    private Future<List<Row>> read(Audience audience, String cookie) {
        return BearerText.hasForm(cookie)
                ? database.query(FIND, BearerText.hash(cookie), audience.word())
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false).toList())
                : Future.succeededFuture(List.of());
    }

    private Future<Integer> end(String action, String sql, Tuple which) {
        return database.transaction(transaction -> transaction
                .preparedQuery(sql)
                .execute(which)
                .compose(rows -> {
                    List<Row> signedOut = StreamSupport.stream(rows.spliterator(), false)
                            .filter(row -> row.getBoolean("signed_in"))
                            .toList();
                    if (signedOut.isEmpty()) {
                        return Future.succeededFuture(0);
                    }
                    Row first = signedOut.get(0);
                    UUID person = first.getUUID("person_id");
                    return PersonDeeds.write(
                                    transaction, PersonDeeds.own(person, first.getString("email")), action, person)
                            .map(signedOut.size());
                }));
    }

    private static SignedIn signedIn(Row row) {
        Person person = PersonRows.person(row);
        Optional<Membership> membership = Optional.ofNullable(row.getString("role"))
                .flatMap(MemberRole::of)
                .map(role -> new Membership(row.getUUID("merchant_id"), row.getString("merchant_name"), role));
        return new SignedIn(
                row.getUUID("id"),
                person,
                membership,
                row.getBoolean("awaits_second_factor"),
                row.getBoolean("confirmed"),
                row.getBuffer("form_key"));
    }

    private static OpenSession open(Row row) {
        return new OpenSession(
                row.getUUID("id"),
                SessionRows.instant(row, "created_at").orElseThrow(),
                SessionRows.instant(row, "last_seen_at").orElseThrow(),
                row.getString("address"),
                row.getString("user_agent"));
    }
}
