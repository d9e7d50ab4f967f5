package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.ledger.Entries;
import com.ovgcpayments.gateway.ledger.Entry;
import com.ovgcpayments.gateway.ledger.EntryId;
import com.ovgcpayments.gateway.ledger.EntryQuery;
import com.ovgcpayments.gateway.ledger.MerchantAccount;
import com.ovgcpayments.gateway.ledger.MerchantBalance;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.session.SessionDocument;
import com.ovgcpayments.gateway.web.StatementDownloads;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/balance}. */
final class BalanceApi {
    private static final String CURRENCY = "must be an ISO 4217 code in upper case, such as USD";

    private final Balances balances;
    private final Entries entries;
    private final StatementDownloads statements;

    BalanceApi(Balances balances, Entries entries, StatementDownloads statements) {
        this.balances = balances;
        this.entries = entries;
        this.statements = statements;
    }

    Future<Answer> get(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return balances.of(key.merchantId(), key.mode())
                .map(all -> Answer.of(200, Answers.data(json -> {
                    json.writeStartObject();
                    json.writeBooleanField("livemode", key.mode().livemode());
                    json.writeArrayFieldStart("balances");
                    for (MerchantBalance balance : all) {
                        json.writeStartObject();
                        json.writeStringField("currency", balance.currency());
                        json.writeNumberField("pending", balance.pending());
                        json.writeNumberField("available", balance.available());
                        json.writeNumberField("in_transit", balance.inTransit());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })));
    }

    Future<Answer> entries(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        EntryQuery wanted = new EntryQuery(
                query.limit(),
                query.value("starting_after", "must be the id of an entry", EntryId::parse),
                query.value("currency", CURRENCY, BalanceApi::currency),
                query.value("account", "must be pending, available or in_transit", MerchantAccount::of),
                query.time("created_from"),
                query.time("created_to"));
        query.check();
        return entries.list(key.merchantId(), key.mode(), wanted)
                .map(page -> Answer.of(
                        200,
                        Answers.page(
                                page,
                                entry -> json -> write(json, entry),
                                entry -> entry.id().text())));
    }

    /** Streams: what fails after the first line can only end the connection. */
    void statement(RoutingContext context) {
        Future.succeededFuture(context).compose(this::stream).onFailure(context::fail);
    }

    private Future<Void> stream(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        Query query = new Query(context);
        Optional<String> currency = query.value("currency", CURRENCY, BalanceApi::currency);
        Optional<Instant> from = query.time("from");
        Optional<Instant> to = query.time("to");
        query.require("currency", CURRENCY);
        query.require("from", TimeText.EXPECTATION);
        query.check();
        Instant begin = from.orElseThrow();
        if (to.filter(end -> !end.isAfter(begin)).isPresent()) {
            throw ApiProblem.invalid("to", "must be later than from");
        }
        return statements.send(context.response(), key.merchantId(), key.mode(), currency.orElseThrow(), begin, to);
    }

    private static Optional<String> currency(String text) {
        return Optional.of(text).filter(Currencies::isKnown);
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.id().text());
        json.writeStringField("at", SessionDocument.iso(entry.id().at()));
        json.writeStringField("type", entry.type());
        json.writeNumberField("amount", entry.amount());
        json.writeStringField("currency", entry.currency());
        json.writeStringField("account", entry.account().word());
        json.writeStringField("source", entry.source());
        json.writeStringField(
                "session_id", entry.sessionId().map(UUID::toString).orElse(null));
        json.writeEndObject();
    }
}
