package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.audit.Audit;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Links;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.http.ErrorCode;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.session.SessionFilter;
import com.ovgcpayments.gateway.session.SessionSearch;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes payments into a file. However many they are, only a few hundred are in memory, and no connection to the database is
 * held while the browser takes them.
 */
final class ExportScreens {
    private static final String TEMPLATE = "dashboard/payments/export.jte";
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_PER_PERSON = 1;
    private static final int MOST = 4;
    private static final DateTimeFormatter FILE_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SessionSearch search;
    private final Database database;
    private final ConfiguredGateways gateways;
    private final Seats seats = new Seats(MOST_PER_PERSON, MOST);

    private record Export(
            HttpServerResponse response, ScreenRequest request, SessionFilter filter, Promise<Void> written) {}

    ExportScreens(Database database, ConfiguredGateways gateways) {
        this.search = new SessionSearch(database);
        this.database = database;
        this.gateways = gateways;
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        Form form = request.queryForm();
        PaymentFilter.read(form);
        return Future.succeededFuture(
                form.isSound()
                        ? ScreenAnswer.page(TEMPLATE, page(request, form))
                        : ScreenAnswer.seeOther(links(request, form).beginning()));
    }

    Future<ScreenAnswer> export(ScreenRequest request) {
        Form form = request.form();
        SessionFilter filter = PaymentFilter.read(form);
        if (!form.isSound()) {
            return Future.succeededFuture(
                    ScreenAnswer.seeOther(links(request, form).beginning()));
        }
        UUID person = request.person().id();
        if (!seats.take(person)) {
            throw ApiProblem.of(
                            ErrorCode.RATE_LIMITED,
                            "An export is being written for you already, or too many are. Try again when it is done.")
                    .withHeader("Retry-After", "5");
        }
        return note(request, form)
                .compose(noted -> write(request, filter))
                .onComplete(done -> seats.leave(person))
                .map(new ScreenAnswer.Streamed());
    }

    /** That it was asked for: whoever has begun to read may have read it all. */
    private Future<?> note(ScreenRequest request, Form form) {
        return database.transaction(transaction -> Audit.write(
                transaction,
                request.deed("").entry("payments.export", PublicId.MERCHANT.format(request.merchantId()), json -> {
                    json.writeStartObject();
                    json.writeStringField("mode", request.mode().word());
                    json.writeObjectFieldStart("filters");
                    for (Map.Entry<String, String> filter :
                            page(request, form).filters().entrySet()) {
                        json.writeStringField(filter.getKey(), filter.getValue());
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                })));
    }

    private Future<Void> write(ScreenRequest request, SessionFilter filter) {
        String file = "payments-" + request.mode().word() + "-" + FILE_DATE.format(Instant.now()) + ".csv";
        HttpServerResponse response = request.context().response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/csv; charset=utf-8; header=present")
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        Promise<Void> written = Promise.promise();
        Export export = new Export(response, request, filter, written);
        response.write(PaymentCsv.HEADER).onComplete(taken -> rest(export, Optional.empty()), written::tryFail);
        return written.future().compose(all -> response.end());
    }

    /** No chain of futures: a long export would make it as deep as it is long. */
    private void rest(Export export, Optional<UUID> before) {
        ScreenRequest request = export.request();
        search.find(request.merchantId(), request.mode(), export.filter(), before, ROWS_AT_ONCE)
                .compose(found -> {
                    StringBuilder text = new StringBuilder();
                    found.lines().forEach(line -> text.append(PaymentCsv.line(line)));
                    // Written when the browser has taken what came before.
                    return text.isEmpty()
                            ? Future.succeededFuture(found)
                            : export.response().write(text.toString()).map(found);
                })
                .onComplete(
                        found -> {
                            if (found.goOn().isPresent()) {
                                rest(export, found.goOn());
                            } else {
                                export.written().tryComplete();
                            }
                        },
                        export.written()::tryFail);
    }

    private ExportPage page(ScreenRequest request, Form form) {
        return new ExportPage(form, links(request, form).beginning(), gateways.offered(request.mode(), List.of()));
    }

    private static Links links(ScreenRequest request, Form form) {
        return new Links(request.url("/payments"), form, PaymentFilter.ALL);
    }
}
