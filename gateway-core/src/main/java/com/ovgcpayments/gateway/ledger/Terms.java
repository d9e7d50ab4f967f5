package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.audit.Deed;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.merchant.Merchant;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.session.Page;
import com.ovgcpayments.gateway.session.SessionRows;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What was agreed about fees and debts. Each change is audited, and counts for what is captured or refunded after it. */
public final class Terms {
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String FEE_COLUMNS = "id, merchant_id, connector, currency, basis_points, fixed, changed_at";

    private static final String LIST_FEES = "SELECT " + FEE_COLUMNS + """
             FROM fee_terms WHERE $1::uuid IS NULL OR merchant_id = $1 OR merchant_id IS NULL
            ORDER BY merchant_id NULLS FIRST, connector NULLS FIRST, currency NULLS FIRST""";

    private static final String LIST_GENERAL = "SELECT " + FEE_COLUMNS + """

             FROM fee_terms WHERE merchant_id IS NULL ORDER BY connector NULLS LAST, currency NULLS LAST""";

    private static final String LIST_AGREED = """
            SELECT f.id, merchant_id, connector, currency, basis_points, fixed, changed_at, m.name AS merchant_name
              FROM fee_terms f JOIN merchant m ON m.id = f.merchant_id
             WHERE f.id < $1 ORDER BY f.id DESC LIMIT $2""";

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String INSERT_FEE = """
            INSERT INTO fee_terms (merchant_id, connector, currency, basis_points, fixed) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (merchant_id, connector, currency)\s""";

    private static final String SET_FEE = INSERT_FEE + """
            DO UPDATE SET basis_points = $4, fixed = $5, changed_at = now()
            RETURNING\s""" + FEE_COLUMNS;

    private static final String ADD_FEE = INSERT_FEE + "DO NOTHING RETURNING " + FEE_COLUMNS;

    private static final String OF_SCOPE = """
            \040WHERE merchant_id IS NOT DISTINCT FROM $1 AND connector IS NOT DISTINCT FROM $2
               AND currency IS NOT DISTINCT FROM $3
            RETURNING\s""" + FEE_COLUMNS;

    private static final String CHANGE_FEE =
            "UPDATE fee_terms SET basis_points = $4, fixed = $5, changed_at = now()" + OF_SCOPE;

    private static final String REMOVE_FEE = "DELETE FROM fee_terms" + OF_SCOPE;

    private static final String FIND_FEE = "SELECT " + FEE_COLUMNS + " FROM fee_terms WHERE id = $1";

    private static final String TAKEN = "SELECT fee_of($1, $2, $3, $4) AS fee";

    private static final String LIST_TERMS = """
            SELECT merchant_id, currency, negative_limit, return_fees FROM merchant_terms
             WHERE merchant_id = $1 ORDER BY currency""";

    private static final String SET_TERMS = """
            INSERT INTO merchant_terms (merchant_id, currency, negative_limit, return_fees) VALUES ($1, $2, $3, $4)
            ON CONFLICT (merchant_id, currency)
            DO UPDATE SET negative_limit = $3, return_fees = $4, changed_at = now()""";

    private final Database database;

    public Terms(Database database) {
        this.database = database;
    }

    /**
     * The general first.
     *
     * @param merchantId only what counts for him, everybody's lines among it
     */
    public Future<List<FeeTerms>> fees(Optional<UUID> merchantId) {
        return database.query(LIST_FEES, merchantId.orElse(null)).map(Terms::all);
    }

    /** Those of everybody, the most specific first. */
    public Future<List<FeeTerms>> general() {
        return database.query(LIST_GENERAL).map(Terms::all);
    }

    /** Those that were agreed with single merchants, the last one first. */
    public Future<Page<MerchantFee>> agreed(Optional<UUID> before, int limit) {
        return database.query(LIST_AGREED, before.orElse(AFTER_ALL), limit + 1)
                .map(rows -> Page.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new MerchantFee(
                                        new Merchant(row.getUUID("merchant_id"), row.getString("merchant_name")),
                                        fee(row)))
                                .toList(),
                        limit));
    }

    public Future<Optional<FeeTerms>> fee(UUID id) {
        return database.query(FIND_FEE, id).map(rows -> all(rows).stream().findFirst());
    }

    /**
     * What would be taken of such a payment now, by whichever line counts.
     *
     * @param scope whose payment, and where; where a part is left out, only lines of everybody, or of all connectors, count
     */
    public Future<Money> taken(FeeTerms.Scope scope, Money payment) {
        return database.query(
                        TAKEN,
                        scope.merchantId().orElse(null),
                        scope.connector().orElse(null),
                        payment.currency(),
                        payment.minor())
                .map(rows -> new Money(rows.iterator().next().getLong("fee"), payment.currency()));
    }

    /**
     * Sets a scope's rate, whether there was one or not. Fails with {@link IllegalArgumentException} if there is no such
     * merchant, or the rate does not fit the scope.
     */
    public Future<FeeTerms> setFee(FeeTerms.Scope scope, FeeTerms.Rate rate, Deed deed) {
        return writeFee(SET_FEE, scope, rate, deed).map(Optional::orElseThrow);
    }

    /**
     * Sets the rate of a scope that has none. Fails as {@link #setFee} does.
     *
     * @return empty if the scope has one, which stays as it is
     */
    public Future<Optional<FeeTerms>> addFee(FeeTerms.Scope scope, FeeTerms.Rate rate, Deed deed) {
        return writeFee(ADD_FEE, scope, rate, deed);
    }

    /**
     * Sets the rate of a scope that has one. Fails as {@link #setFee} does.
     *
     * @return empty if the scope has none, and nothing is agreed on
     */
    public Future<Optional<FeeTerms>> changeFee(FeeTerms.Scope scope, FeeTerms.Rate rate, Deed deed) {
        return writeFee(CHANGE_FEE, scope, rate, deed);
    }

    private Future<Optional<FeeTerms>> writeFee(String statement, FeeTerms.Scope scope, FeeTerms.Rate rate, Deed deed) {
        return Future.succeededFuture(scope)
                .map(checked -> {
                    rate.requireFits(scope);
                    return checked;
                })
                .compose(fits -> database.transaction(transaction -> transaction
                        .preparedQuery(statement)
                        .execute(scoped(scope).addInteger(rate.basisPoints()).addLong(rate.fixed()))
                        .compose(rows -> audited(transaction, "fee.set", rows, deed))))
                .recover(failure -> noMerchant(failure, scope.merchantId()));
    }

    /** @return what counted until now; empty if there was no such line */
    public Future<Optional<FeeTerms>> removeFee(FeeTerms.Scope scope, Deed deed) {
        return database.transaction(transaction -> transaction
                .preparedQuery(REMOVE_FEE)
                .execute(scoped(scope))
                .compose(rows -> audited(transaction, "fee.remove", rows, deed)));
    }

    /** @return the one line that was changed; empty, and nothing audited, if there is none */
    private static Future<Optional<FeeTerms>> audited(
            SqlConnection transaction, String action, RowSet<Row> changed, Deed deed) {
        Optional<FeeTerms> line = all(changed).stream().findFirst();
        return line.isEmpty()
                ? Future.succeededFuture(line)
                : Audit.write(transaction, deed.entry(action, id(line.get()), json -> {
                            json.writeStartObject();
                            FeeText.write(json, line.get());
                            json.writeEndObject();
                        }))
                        .map(line);
    }

    /** By currency. */
    public Future<List<MerchantTerms>> of(UUID merchantId) {
        return database.query(LIST_TERMS, merchantId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MerchantTerms(
                                row.getUUID("merchant_id"),
                                row.getString("currency"),
                                row.getLong("negative_limit"),
                                row.getBoolean("return_fees")))
                        .toList());
    }

    /** Fails with {@link IllegalArgumentException} if there is no such merchant. */
    public Future<MerchantTerms> set(MerchantTerms terms, Deed deed) {
        return database.transaction(transaction -> transaction
                        .preparedQuery(SET_TERMS)
                        .execute(Tuple.of(
                                terms.merchantId(), terms.currency(), terms.negativeLimit(), terms.returnFees()))
                        .compose(set -> Audit.write(
                                transaction,
                                deed.entry("terms.set", PublicId.MERCHANT.format(terms.merchantId()), json -> {
                                    json.writeStartObject();
                                    json.writeStringField("currency", terms.currency());
                                    json.writeNumberField("negative_limit", terms.negativeLimit());
                                    json.writeBooleanField("return_fees", terms.returnFees());
                                    json.writeEndObject();
                                })))
                        .map(written -> terms))
                .recover(failure -> noMerchant(failure, Optional.of(terms.merchantId())));
    }

    private static Tuple scoped(FeeTerms.Scope scope) {
        return Tuple.tuple()
                .addUUID(scope.merchantId().orElse(null))
                .addString(scope.connector().orElse(null))
                .addString(scope.currency().orElse(null));
    }

    private static <T> Future<T> noMerchant(Throwable failure, Optional<UUID> merchantId) {
        boolean unknown = failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState());
        return Future.failedFuture(
                unknown
                        ? new IllegalArgumentException("there is no merchant "
                                + merchantId.map(PublicId.MERCHANT::format).orElse(""))
                        : failure);
    }

    private static String id(FeeTerms fee) {
        return PublicId.FEE_TERMS.format(fee.id());
    }

    private static List<FeeTerms> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Terms::fee).toList();
    }

    private static FeeTerms fee(Row row) {
        return new FeeTerms(
                row.getUUID("id"),
                new FeeTerms.Scope(
                        Optional.ofNullable(row.getUUID("merchant_id")),
                        Optional.ofNullable(row.getString("connector")),
                        Optional.ofNullable(row.getString("currency"))),
                row.getInteger("basis_points"),
                row.getLong("fixed"),
                SessionRows.instant(row, "changed_at").orElseThrow());
    }
}
