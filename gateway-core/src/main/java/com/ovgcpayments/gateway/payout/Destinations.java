package com.ovgcpayments.gateway.payout;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.id.TimeOrderedUuid;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.secret.Sealer;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The accounts that merchants want to be paid to, one for each currency and mode. */
public final class Destinations {
    private static final String CURRENT = "SELECT " + Destination.COLUMNS + """
             FROM payout_destination
            WHERE merchant_id = $1 AND livemode = $2 AND currency = $3 AND replaced_at IS NULL""";

    private static final String LIST = "SELECT " + Destination.COLUMNS + """
             FROM payout_destination WHERE merchant_id = $1 AND livemode = $2 AND replaced_at IS NULL
            ORDER BY currency""";

    // Payouts of this money take the same lock: none goes to an account that is being replaced.
    private static final String LOCK = "SELECT lock_funds($1, $2, $3)";

    private static final String REPLACE = """
            UPDATE payout_destination SET replaced_at = clock_timestamp()
             WHERE merchant_id = $1 AND livemode = $2 AND currency = $3 AND replaced_at IS NULL""";

    private static final String INSERT = """
            INSERT INTO payout_destination
                (id, merchant_id, livemode, currency, kind, holder, details, last4, created_at, usable_from)
            SELECT $1, $2, $3, $4, $5::text::payout_destination_kind, $6, $7, $8, time,
                   time + $9 * interval '1 millisecond' FROM clock_timestamp() AS time
            RETURNING\040""" + Destination.COLUMNS;

    private final Database database;
    private final SealedAccounts accounts;
    private final Duration coolDown;

    /** @param coolDown how long after a change nothing is paid out to the new account, in live mode */
    public Destinations(Database database, Sealer sealer, Duration coolDown) {
        this.database = database;
        this.accounts = new SealedAccounts(sealer);
        this.coolDown = coolDown;
    }

    /** How long after a change nothing is paid out to the new account. */
    public Duration coolDown(Mode mode) {
        return mode == Mode.LIVE ? coolDown : Duration.ZERO;
    }

    /** By their currencies' codes. */
    public Future<List<Destination>> list(UUID merchantId, Mode mode) {
        return database.query(LIST, merchantId, mode.livemode())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Destination::of)
                        .toList());
    }

    /** From now on the merchant's payouts of a currency go there. The account that is known already stays as it is. */
    public Future<Destination> put(UUID merchantId, Mode mode, String currency, BankAccount account) {
        return database.transaction(transaction -> current(transaction, merchantId, mode, currency, account)
                .compose(known -> known.map(Future::succeededFuture)
                        .orElseGet(() -> replace(transaction, merchantId, mode, currency, account))));
    }

    /** The same by one of the merchant's people, which is audited if it changes anything. */
    public Future<Destination> put(UUID merchantId, Mode mode, String currency, BankAccount account, Deed deed) {
        return database.transaction(transaction -> current(transaction, merchantId, mode, currency, account)
                .compose(known -> known.map(Future::succeededFuture)
                        .orElseGet(() -> replace(transaction, merchantId, mode, currency, account)
                                .compose(now -> audit(transaction, merchantId, mode, now, deed)
                                        .map(now)))));
    }

    static Future<Optional<Destination>> current(SqlClient transaction, UUID merchantId, Mode mode, String currency) {
        return transaction
                .preparedQuery(CURRENT)
                .execute(Tuple.of(merchantId, mode.livemode(), currency))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Destination::of)
                        .findFirst());
    }

    /** The account that counts now, if it is this one; whoever wants to change it waits from here on. */
    private Future<Optional<Destination>> current(
            SqlClient transaction, UUID merchantId, Mode mode, String currency, BankAccount account) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(merchantId, currency, mode.livemode()))
                .compose(locked ->
                        transaction.preparedQuery(CURRENT).execute(Tuple.of(merchantId, mode.livemode(), currency)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> accounts.open(row.getUUID("id"), row).equals(account))
                        .map(Destination::of)
                        .findFirst());
    }

    private Future<Destination> replace(
            SqlClient transaction, UUID merchantId, Mode mode, String currency, BankAccount account) {
        return transaction
                .preparedQuery(REPLACE)
                .execute(Tuple.of(merchantId, mode.livemode(), currency))
                .compose(replaced -> insert(transaction, merchantId, mode, currency, account));
    }

    private static Future<?> audit(
            SqlClient transaction, UUID merchantId, Mode mode, Destination destination, Deed deed) {
        return Audit.write(
                transaction, deed.entry("payout_destination.set", PublicId.MERCHANT.format(merchantId), json -> {
                    json.writeStartObject();
                    json.writeStringField("currency", destination.currency());
                    json.writeStringField("kind", destination.kind().word());
                    json.writeStringField("holder", destination.holder());
                    json.writeStringField("last4", destination.last4());
                    json.writeBooleanField("livemode", mode.livemode());
                    json.writeEndObject();
                }));
    }

    private Future<Destination> insert(
            SqlClient transaction, UUID merchantId, Mode mode, String currency, BankAccount account) {
        UUID id = TimeOrderedUuid.next();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    id,
                    merchantId,
                    mode.livemode(),
                    currency,
                    account.kind().word(),
                    account.holder(),
                    accounts.seal(id, account),
                    account.last4(),
                    coolDown(mode).toMillis()
                }))
                .map(rows -> Destination.of(rows.iterator().next()));
    }
}
