package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.bank.BankAccount;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.TimeText;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.payout.Destination;
import com.ovgcpayments.gateway.payout.Destinations;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The bank accounts that a merchant is paid out to. */
final class DestinationScreens {
    private static final String LIST = "dashboard/money/destinations.jte";
    private static final String FORM = "dashboard/money/destinationForm.jte";

    private final Destinations destinations;
    private final Balances balances;

    DestinationScreens(Database database, Destinations destinations) {
        this.destinations = destinations;
        this.balances = new Balances(database);
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return destinations
                .list(request.merchantId(), request.mode())
                .map(all -> new DestinationListPage(
                        all.stream().map(DestinationListPage.Line::of).toList(), coolDown(request.mode())))
                .map(page -> ScreenAnswer.page(LIST, page));
    }

    Future<ScreenAnswer> form(ScreenRequest request) {
        Form form = Form.of(Map.of(
                DestinationForm.CURRENCY,
                request.query(DestinationForm.CURRENCY).orElse(""),
                DestinationForm.KIND,
                DestinationForm.BY_IBAN));
        return page(request, form).map(page -> ScreenAnswer.page(FORM, page));
    }

    Future<ScreenAnswer> change(ScreenRequest request) {
        Form form = request.form();
        Optional<String> currency = DestinationForm.currency(form);
        Optional<BankAccount> account = DestinationForm.account(form);
        if (currency.isEmpty() || account.isEmpty()) {
            return page(request, form).map(page -> ScreenAnswer.unsound(FORM, page));
        }
        return destinations
                .put(request.merchantId(), request.mode(), currency.get(), account.get(), request.deed(""))
                .map(now -> ScreenAnswer.seeOther(request.url("/payouts/destinations"), Notice.done(done(now))));
    }

    private static String done(Destination now) {
        String where = "Payouts in " + now.currency() + " go to " + PayoutText.account(now.kind(), now.last4())
                + " from now on";
        return now.usable() ? where + "." : where + ", the first not before " + TimeText.of(now.usableFrom()) + ".";
    }

    private Future<DestinationFormPage> page(ScreenRequest request, Form form) {
        return balances.of(request.merchantId(), request.mode())
                .map(all -> new DestinationFormPage(form, CurrencyChoice.all(all), coolDown(request.mode())));
    }

    private Optional<String> coolDown(Mode mode) {
        return Optional.of(destinations.coolDown(mode))
                .filter(wait -> !wait.isZero())
                .map(DestinationScreens::words);
    }

    private static String words(Duration duration) {
        long hours = duration.toHours();
        if (hours * 60 != duration.toMinutes()) {
            return counted(duration.toMinutes(), "minute");
        }
        return hours % 24 == 0 && hours > 48 ? counted(hours / 24, "day") : counted(hours, "hour");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
