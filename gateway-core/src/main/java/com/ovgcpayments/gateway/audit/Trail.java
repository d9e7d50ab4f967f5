package com.ovgcpayments.gateway.audit;

import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** What people did to one thing, as the audit log has it. */
public final class Trail {
    private static final String OF_TARGET =
            "SELECT action, actor, at FROM audit WHERE target = $1 AND action = ANY ($2) ORDER BY number";

    private final Database database;

    /**
     * That somebody did something.
     *
     * @param actor as in {@link Deed}
     */
    public record Step(String action, String actor, Instant at) {
        /** Who it was, without the id that stands before a person's address. */
        public String who() {
            return actor.substring(actor.indexOf(' ') + 1);
        }
    }

    public Trail(Database database) {
        this.database = database;
    }

    /**
     * The oldest first.
     *
     * @param target its public id
     * @param actions only these: others may not be for the eyes of who asks
     */
    public Future<List<Step>> of(String target, Collection<String> actions) {
        return database.query(OF_TARGET, target, actions.toArray(String[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Step(
                                row.getString("action"),
                                row.getString("actor"),
                                SessionRows.instant(row, "at").orElseThrow()))
                        .toList());
    }
}
