package com.ovgcpayments.gateway.ledger;

import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The balances of all accounts at one instant, merchants' summed by kind. In each currency and mode, what stands on the
 * debit side is as much as what stands on the credit side.
 */
public final class TrialBalance {
    private static final String LINES = """
            SELECT livemode, currency, kind::text AS kind, connector,
                   coalesce(sum(balance) FILTER (WHERE balance < 0), 0)::bigint AS debit,
                   coalesce(sum(balance) FILTER (WHERE balance > 0), 0)::bigint AS credit
              FROM (SELECT livemode, currency, kind, connector, ledger_balance(id) AS balance FROM account) each
             GROUP BY livemode, currency, kind, connector
             ORDER BY livemode DESC, currency, kind, connector""";

    private final Database database;

    /**
     * @param account the kind of account, as it is stored
     * @param connector for accounts at a processor
     * @param debit what the accounts with a debit balance hold, in the currency's minor unit; not negative
     * @param credit what those with a credit balance hold; not negative
     */
    public record Line(
            Mode mode, String currency, String account, Optional<String> connector, long debit, long credit) {}

    public TrialBalance(Database database) {
        this.database = database;
    }

    /** By mode, live first; then by currency and account. */
    public Future<List<Line>> lines() {
        return database.query(LINES)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Line(
                                Mode.ofLivemode(row.getBoolean("livemode")),
                                row.getString("currency"),
                                row.getString("kind"),
                                Optional.ofNullable(row.getString("connector")),
                                -row.getLong("debit"),
                                row.getLong("credit")))
                        .toList());
    }
}
