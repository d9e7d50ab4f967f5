package com.ovgcpayments.gateway.account;

import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import java.util.List;

/** What is left of sessions, tries, links and invitations when they are over. Every instance may remove it. */
public final class Leftovers {
    private static final List<String> REMOVALS = List.of("""
            DELETE FROM browser_session WHERE id IN (
                SELECT id FROM browser_session WHERE last_seen_at < now() - interval '1 day'
                 ORDER BY last_seen_at LIMIT $1)""", """
            DELETE FROM sign_in_failure WHERE number IN (
                SELECT number FROM sign_in_failure WHERE at < now() - interval '1 hour' ORDER BY at LIMIT $1)""", """
            DELETE FROM password_link WHERE person_id IN (
                SELECT person_id FROM password_link WHERE expires_at < now() LIMIT $1)""", """
            DELETE FROM invitation WHERE id IN (
                SELECT id FROM invitation WHERE expires_at < now() - interval '30 days' ORDER BY expires_at LIMIT $1)""", """
            DELETE FROM second_factor WHERE person_id IN (
                SELECT person_id FROM second_factor
                 WHERE active_since IS NULL AND begun_at < now() - interval '1 day' LIMIT $1)""");

    private final Database database;

    public Leftovers(Database database) {
        this.database = database;
    }

    /**
     * Removes a little of each kind.
     *
     * @param limit how many of each at the most
     * @return whether there is more to do at once
     */
    public Future<Boolean> forgetOld(int limit) {
        Future<Boolean> more = Future.succeededFuture(false);
        for (String removal : REMOVALS) {
            more = more.compose(before ->
                    database.query(removal, limit).map(RowSet::rowCount).map(removed -> before || removed == limit));
        }
        return more;
    }
}
