package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.AuditEntry;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Writes live payouts that no connector executes into files for our bank. A payout is in one file and never in another;
 * the file is kept, sealed, and comes out again byte for byte.
 */
public final class PayoutBatches {
    private static final String PLACE = "payout_batch.file";

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('payout export', 0))";

    // What somebody has claimed to send is his until his lease ends.
    private static final String TAKE = """
            SELECT p.id, p.amount, p.currency, p.destination_id, d.kind::text AS kind, d.holder, d.details
              FROM payout p JOIN payout_destination d ON d.id = p.destination_id
             WHERE p.state = 'requested' AND p.livemode AND (p.leased_until IS NULL OR p.leased_until <= now())
             ORDER BY p.id LIMIT $1 FOR NO KEY UPDATE OF p SKIP LOCKED""";

    private static final String INSERT = """
            INSERT INTO payout_batch (id, livemode, name, file, payouts, created_at)
            SELECT $1, true, $2, $3, $4, $5""";

    private static final String EXPORTED = """
            UPDATE payout SET state = 'exported', batch_id = $1, sent_at = $2, next_check_at = NULL, leased_until = NULL,
                              reason = NULL
             WHERE id = ANY ($3)""";

    private static final String FIND = "SELECT id, name, file, payouts, created_at FROM payout_batch WHERE name = $1";

    private static final String WAITING = """
            SELECT currency, count(*) AS payouts, sum(amount)::bigint AS amount FROM payout
             WHERE state = 'requested' AND state NOT IN ('completed', 'failed', 'cancelled') AND livemode
             GROUP BY currency ORDER BY currency""";

    private static final String RECENT = """
            SELECT id, name, payouts, created_at FROM payout_batch
             WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2""";

    private static final String DESCRIBE = "SELECT id, name, payouts, created_at FROM payout_batch WHERE name = $1";

    private final Database database;
    private final Sealer sealer;
    private final SealedAccounts accounts;

    /**
     * @param name the file's message id
     * @param file ISO 20022 pain.001.001.09, with accounts in plain
     * @param payouts how many are in it
     */
    public record Batch(String name, Buffer file, int payouts, Instant createdAt) {
        /** Without the accounts. */
        @Override
        public String toString() {
            return name + " of " + payouts + " payouts";
        }
    }

    /**
     * A file that was written, without what is in it.
     *
     * @param name see {@link Batch}
     */
    public record Written(UUID id, String name, int payouts, Instant createdAt) {
        static Written of(Row row) {
            return new Written(
                    row.getUUID("id"),
                    row.getString("name"),
                    row.getInteger("payouts"),
                    SessionRows.instant(row, "created_at").orElseThrow());
        }
    }

    /** What waits to be written in one currency. */
    public record Waiting(long payouts, Money amount) {}

    public PayoutBatches(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
        this.accounts = new SealedAccounts(sealer);
    }

    /**
     * Writes what waits, oldest first, into a new file. Fails with {@link PayoutRefused} while payouts are halted.
     *
     * @param limit how many payouts at the most
     * @return empty if nothing waits
     */
    public Future<Optional<Batch>> export(Debtor debtor, int limit, Deed deed) {
        return database.transaction(transaction -> transaction
                .query(ONE_AT_A_TIME)
                .execute()
                .compose(locked -> transaction.query(PayoutHalt.CURRENT).execute())
                .compose(halts -> {
                    if (halts.size() > 0) {
                        throw new PayoutRefused(
                                PayoutRefused.Reason.HALTED,
                                "payouts are halted: " + halts.iterator().next().getString("reason"));
                    }
                    return transaction.preparedQuery(TAKE).execute(Tuple.of(limit));
                })
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : write(transaction, debtor, rows, deed).map(Optional::of)));
    }

    /** A file that was written before. */
    public Future<Optional<Batch>> find(String name) {
        return database.query(FIND, name)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::open)
                        .findFirst());
    }

    /** A file that was written before, for somebody who takes it away: that he did is audited. */
    public Future<Optional<Batch>> download(String name, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::open)
                        .findFirst())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : Audit.write(transaction, entry(deed, "payout.download", found.get()))
                                .map(found)));
    }

    /** The files that were written, the newest first. */
    public Future<Page<Written>> recent(Optional<UUID> before, int limit) {
        return database.query(RECENT, before.orElse(null), limit + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Written::of)
                                .toList(),
                        limit));
    }

    public Future<Optional<Written>> describe(String name) {
        return database.query(DESCRIBE, name)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Written::of)
                        .findFirst());
    }

    /** What would be written now, by currency; what a connector is about to send is among it. */
    public Future<List<Waiting>> waiting() {
        return database.query(WAITING)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(
                                row.getLong("payouts"), new Money(row.getLong("amount"), row.getString("currency"))))
                        .toList());
    }

    private Future<Batch> write(SqlConnection transaction, Debtor debtor, RowSet<Row> rows, Deed deed) {
        return transaction.query("SELECT clock_timestamp() AS at").execute().compose(clock -> {
            UUID id = TimeOrderedUuid.next();
            String name = Pain001.name(PublicId.PAYOUT_BATCH, id);
            Instant at = SessionRows.instant(clock.iterator().next(), "at").orElseThrow();
            List<Pain001.Transfer> transfers = StreamSupport.stream(rows.spliterator(), false)
                    .map(this::transfer)
                    .toList();
            Buffer file = Buffer.buffer(Pain001.write(name, at, debtor, transfers));
            Batch batch = new Batch(name, file, transfers.size(), at);
            return keep(transaction, id, batch, transfers)
                    .compose(kept -> Audit.write(transaction, entry(deed, "payout.export", batch)))
                    .map(batch);
        });
    }

    private Future<?> keep(SqlConnection transaction, UUID id, Batch batch, List<Pain001.Transfer> transfers) {
        Buffer sealed = Buffer.buffer(sealer.seal(batch.file().getBytes(), PLACE, id));
        UUID[] payouts = transfers.stream().map(Pain001.Transfer::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        id,
                        batch.name(),
                        sealed,
                        batch.payouts(),
                        batch.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(inserted -> transaction
                        .preparedQuery(EXPORTED)
                        .execute(Tuple.of(id, batch.createdAt().atOffset(ZoneOffset.UTC), payouts)));
    }

    private static AuditEntry entry(Deed deed, String action, Batch batch) {
        return deed.entry(action, batch.name(), json -> {
            json.writeStartObject();
            json.writeNumberField("payouts", batch.payouts());
            json.writeEndObject();
        });
    }

    private Pain001.Transfer transfer(Row row) {
        return new Pain001.Transfer(
                row.getUUID("id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                accounts.open(row.getUUID("destination_id"), row));
    }

    private Batch open(Row row) {
        byte[] file = sealer.open(row.getBuffer("file").getBytes(), PLACE, row.getUUID("id"));
        return new Batch(
                row.getString("name"),
                Buffer.buffer(file),
                row.getInteger("payouts"),
                SessionRows.instant(row, "created_at").orElseThrow());
    }
}
