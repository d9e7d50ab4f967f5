package com.ovgcpayments.gateway.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.ledger.TrialBalance;
import com.ovgcpayments.gateway.ledger.TrialBalance.Line;
import com.ovgcpayments.gateway.merchant.Merchants;
import com.ovgcpayments.gateway.money.Mode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /operator/trial-balance} and {@code /operator/merchants/:id/balance}: what the ledger says. */
final class OperatorBalancesApi {
    private final TrialBalance trialBalance;
    private final Balances balances;
    private final Merchants merchants;

    private record Book(Mode mode, String currency) {}

    OperatorBalancesApi(TrialBalance trialBalance, Balances balances, Merchants merchants) {
        this.trialBalance = trialBalance;
        this.balances = balances;
        this.merchants = merchants;
    }

    Future<Buffer> trialBalance(RoutingContext context) {
        return trialBalance.lines().map(lines -> {
            Map<Book, List<Line>> books = lines.stream()
                    .collect(Collectors.groupingBy(
                            line -> new Book(line.mode(), line.currency()), LinkedHashMap::new, Collectors.toList()));
            return OperatorAnswers.data(json -> {
                json.writeStartArray();
                for (Map.Entry<Book, List<Line>> each : books.entrySet()) {
                    write(json, each.getKey(), each.getValue());
                }
                json.writeEndArray();
            });
        });
    }

    private static void write(JsonGenerator json, Book book, List<Line> lines) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("livemode", book.mode().livemode());
        json.writeStringField("currency", book.currency());
        json.writeNumberField("debit", lines.stream().mapToLong(Line::debit).sum());
        json.writeNumberField("credit", lines.stream().mapToLong(Line::credit).sum());
        json.writeArrayFieldStart("accounts");
        for (Line line : lines) {
            json.writeStartObject();
            json.writeStringField("account", line.account());
            json.writeStringField("connector", line.connector().orElse(null));
            json.writeNumberField("debit", line.debit());
            json.writeNumberField("credit", line.credit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    Future<Buffer> merchantBalance(RoutingContext context) {
        UUID id = OperatorAnswers.id(context, PublicId.MERCHANT);
        return merchants
                .find(id)
                .map(found -> found.orElseThrow(ApiProblem::notFound))
                .compose(merchant -> Future.all(balances.of(id, Mode.LIVE), balances.of(id, Mode.TEST)))
                .map(both -> OperatorAnswers.data(json -> {
                    json.writeStartObject();
                    write(json, "live", both.resultAt(0));
                    write(json, "test", both.resultAt(1));
                    json.writeEndObject();
                }));
    }

    private static void write(JsonGenerator json, String mode, List<MerchantBalance> balances) throws IOException {
        json.writeArrayFieldStart(mode);
        for (MerchantBalance each : balances) {
            json.writeStartObject();
            json.writeStringField("currency", each.currency());
            json.writeNumberField("pending", each.pending());
            json.writeNumberField("available", each.available());
            json.writeNumberField("in_transit", each.inTransit());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
