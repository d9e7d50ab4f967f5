package com.ovgcpayments.gateway.dashboard.money;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Notice;
import com.ovgcpayments.gateway.dashboard.ScreenAnswer;
import com.ovgcpayments.gateway.dashboard.ScreenRequest;
import com.ovgcpayments.gateway.format.AmountInput;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.ledger.Balances;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.money.Money;
import com.ovgcpayments.gateway.payout.Interval;
import com.ovgcpayments.gateway.payout.Schedule;
import com.ovgcpayments.gateway.payout.Schedules;
import com.ovgcpayments.gateway.storage.Database;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When a merchant is paid out by itself. */
final class ScheduleScreens {
    private static final String LIST = "dashboard/money/schedules.jte";
    private static final String FORM = "dashboard/money/scheduleForm.jte";
    private static final String PATH = "/payouts/schedules";
    private static final String CURRENCY = "currency";
    private static final String INTERVAL = "interval";
    private static final String MINIMUM = "minimum";
    private static final String DAILY = "daily";
    private static final long ANY_AMOUNT = 1;

    private final Schedules schedules;
    private final Balances balances;

    ScheduleScreens(Database database) {
        this.schedules = new Schedules(database);
        this.balances = new Balances(database);
    }

    Future<ScreenAnswer> list(ScreenRequest request) {
        return schedules
                .list(request.merchantId(), request.mode())
                .map(all -> new ScheduleListPage(
                        all.stream().map(ScheduleListPage.Line::of).toList()))
                .map(page -> ScreenAnswer.page(LIST, page));
    }

    /** Begins with what is set for the currency. */
    Future<ScreenAnswer> form(ScreenRequest request) {
        String currency = request.query(CURRENCY).orElse("");
        return schedules
                .list(request.merchantId(), request.mode())
                .map(all -> all.stream()
                        .filter(schedule -> schedule.currency().equals(currency))
                        .findFirst()
                        .map(ScheduleScreens::written)
                        .orElseGet(() -> Form.of(Map.of(CURRENCY, currency, INTERVAL, DAILY))))
                .compose(form -> page(request, form))
                .map(page -> ScreenAnswer.page(FORM, page));
    }

    Future<ScreenAnswer> change(ScreenRequest request) {
        Form form = request.form();
        Optional<String> currency = form.optional(CURRENCY).filter(Currencies::isKnown);
        Optional<Interval> interval = interval(form.text(INTERVAL));
        if (currency.isEmpty()) {
            form.problem(CURRENCY, "Choose a currency.");
        }
        if (interval.isEmpty()) {
            form.problem(INTERVAL, "Choose how often.");
        }
        Optional<Long> minimum = currency.flatMap(code -> minimum(form, code));
        if (interval.isEmpty() || minimum.isEmpty()) {
            return page(request, form).map(page -> ScreenAnswer.unsound(FORM, page));
        }
        return schedules
                .put(
                        request.merchantId(),
                        request.mode(),
                        currency.orElseThrow(),
                        interval.get(),
                        minimum.get(),
                        request.deed(""))
                .map(now -> ScreenAnswer.seeOther(
                        request.url(PATH),
                        Notice.done("What is available in " + now.currency() + " is paid out "
                                + ScheduleListPage.words(now.interval()).replace("Every", "every") + ".")));
    }

    Future<ScreenAnswer> remove(ScreenRequest request) {
        String currency =
                request.form().optional(CURRENCY).filter(Currencies::isKnown).orElseThrow(ApiProblem::notFound);
        return schedules
                .remove(request.merchantId(), request.mode(), currency, request.deed(""))
                .map(removed -> ScreenAnswer.seeOther(
                        request.url(PATH), Notice.done("Nothing is paid out by itself in " + currency + " any more.")));
    }

    private static Form written(Schedule schedule) {
        Map<String, String> values = new HashMap<>();
        values.put(CURRENCY, schedule.currency());
        values.put(
                INTERVAL,
                schedule.interval().weekday().map(ScheduleScreens::word).orElse(DAILY));
        if (schedule.minimum() > ANY_AMOUNT) {
            values.put(MINIMUM, AmountInput.write(new Money(schedule.minimum(), schedule.currency())));
        }
        return Form.of(values);
    }

    /** In minor units. */
    private static Optional<Long> minimum(Form form, String currency) {
        Optional<String> typed = form.optional(MINIMUM);
        if (typed.isEmpty()) {
            return Optional.of(ANY_AMOUNT);
        }
        Optional<Money> amount = AmountInput.read(typed.get(), currency);
        if (amount.isEmpty()) {
            form.problem(MINIMUM, AmountInput.expectation(currency));
        }
        return amount.map(Money::minor);
    }

    private static Optional<Interval> interval(String word) {
        return word.equals(DAILY)
                ? Optional.of(Interval.daily())
                : List.of(DayOfWeek.values()).stream()
                        .filter(day -> word(day).equals(word))
                        .map(Interval::weekly)
                        .findFirst();
    }

    private Future<ScheduleFormPage> page(ScreenRequest request, Form form) {
        Map<String, String> intervals = new LinkedHashMap<>();
        intervals.put(DAILY, ScheduleListPage.words(Interval.daily()));
        for (DayOfWeek day : DayOfWeek.values()) {
            intervals.put(word(day), ScheduleListPage.words(day));
        }
        return balances.of(request.merchantId(), request.mode())
                .map(all -> new ScheduleFormPage(form, CurrencyChoice.all(all), intervals));
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
