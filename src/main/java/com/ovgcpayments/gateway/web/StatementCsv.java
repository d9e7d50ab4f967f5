package com.ovgcpayments.gateway.web;

import com.ovgcpayments.gateway.format.Csv;
import com.ovgcpayments.gateway.ledger.Entry;
import com.ovgcpayments.gateway.ledger.MerchantAccount;
import com.ovgcpayments.gateway.ledger.StatementSink;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.session.SessionDocument;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A statement as a file for spreadsheets. Amounts are in major units, with a point and as many decimals as there are. */
final class StatementCsv implements StatementSink {
    private static final List<String> HEADER =
            List.of("at", "type", "account", "amount", "balance", "currency", "source", "session_id", "id");

    private final HttpServerResponse response;
    private final String currency;
    private final int decimals;
    private final String file;

    StatementCsv(HttpServerResponse response, String currency, String file) {
        this.response = response;
        this.currency = currency;
        this.decimals = Currencies.exponent(currency).orElseThrow();
        this.file = file;
    }

    @Override
    public Future<Void> opening(Instant from, Map<MerchantAccount, Long> balances) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/csv; charset=utf-8; header=present")
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return response.write(Csv.line(HEADER) + totals("opening_balance", from, balances));
    }

    /** Written when the client has taken what came before. */
    @Override
    public Future<Void> lines(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line(line)));
        return text.isEmpty() ? Future.succeededFuture() : response.write(text.toString());
    }

    @Override
    public Future<Void> closing(Instant to, Map<MerchantAccount, Long> balances) {
        return response.write(totals("closing_balance", to, balances));
    }

    Future<Void> end() {
        return response.end();
    }

    private String totals(String type, Instant at, Map<MerchantAccount, Long> balances) {
        StringBuilder text = new StringBuilder();
        for (MerchantAccount account : MerchantAccount.values()) {
            text.append(Csv.line(List.of(
                    SessionDocument.iso(at),
                    type,
                    account.word(),
                    "",
                    major(balances.getOrDefault(account, 0L)),
                    currency,
                    "",
                    "",
                    "")));
        }
        return text.toString();
    }

    private String line(Line line) {
        Entry entry = line.entry();
        return Csv.line(List.of(
                SessionDocument.iso(entry.id().at()),
                Csv.text(entry.type()),
                entry.account().word(),
                major(entry.amount()),
                major(line.balance()),
                currency,
                Csv.text(entry.source()),
                entry.sessionId().map(UUID::toString).orElse(""),
                entry.id().text()));
    }

    private String major(long minor) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }
}
