package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Period;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.storage.Database;
import com.ovgcpayments.gateway.web.StatementDownloads;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All entries of a period as a file for spreadsheets, with what each account held before and after. */
final class StatementScreens {
    private static final String TEMPLATE = "dashboard/money/statement.jte";
    private static final String CURRENCY = "currency";

    private final Balances balances;
    private final StatementDownloads downloads;

    StatementScreens(Database database, StatementDownloads downloads) {
        this.balances = new Balances(database);
        this.downloads = downloads;
    }

    /** Begins with this month. */
    Future<ScreenAnswer> form(ScreenRequest request) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Form form = Form.of(Map.of(
                CURRENCY,
                request.query(CURRENCY).orElse(""),
                Period.FROM,
                today.withDayOfMonth(1).toString(),
                Period.TO,
                today.toString()));
        return page(request, form).map(page -> ScreenAnswer.page(TEMPLATE, page));
    }

    Future<ScreenAnswer> download(ScreenRequest request) {
        Form form = request.queryForm();
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose a currency.");
        }
        Period period = Period.read(form);
        if (period.from().isEmpty()) {
            form.problem(Period.FROM, "Say with which day it begins.");
        }
        if (!form.isSound()) {
            return page(request, form).map(page -> ScreenAnswer.unsound(TEMPLATE, page));
        }
        if (request.context().request().method().equals(HttpMethod.HEAD)) {
            return request.context().response().end().map(ended -> new ScreenAnswer.Streamed());
        }
        UUID merchant = request.merchantId();
        return downloads
                .send(
                        request.context().response(),
                        merchant,
                        request.mode(),
                        currency.orElseThrow(),
                        period.from().orElseThrow(),
                        period.to())
                .map(sent -> new ScreenAnswer.Streamed());
    }

    private Future<StatementPage> page(ScreenRequest request, Form form) {
        return balances.of(request.merchantId(), request.mode())
                .map(all -> new StatementPage(form, CurrencyChoice.of(all)));
    }
}
