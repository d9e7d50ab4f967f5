package com.ovgcpayments.gateway.dashboard.payments;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.dashboard.Period;
import com.ovgcpayments.gateway.money.Currencies;
import com.ovgcpayments.gateway.session.AmountRange;
import com.ovgcpayments.gateway.session.SessionFilter;
import com.ovgcpayments.gateway.session.ShownStatus;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a list of payments is filtered by, as it stands in the address. What is wrong with it is noted in the form. */
final class PaymentFilter {
    static final String SEARCH = "q";
    static final String STATUS = "status";
    static final String CURRENCY = "currency";
    static final String GATEWAY = "gateway";
    static final String AMOUNT_FROM = "amount_from";
    static final String AMOUNT_TO = "amount_to";

    /** Those that stand behind "More". */
    static final List<String> LESSER = List.of(CURRENCY, GATEWAY, Period.FROM, Period.TO, AMOUNT_FROM, AMOUNT_TO);

    static final List<String> ALL =
            List.of(SEARCH, STATUS, CURRENCY, GATEWAY, Period.FROM, Period.TO, AMOUNT_FROM, AMOUNT_TO);

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,3}|,[0-9]{1,2})?");
    private static final int LONGEST = 254;

    private PaymentFilter() {}

    /** By what stands in the address, in words. */
    static Map<String, String> statuses() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(ShownStatus.COMPLETED.word(), "Paid");
        words.put(ShownStatus.DECLINED.word(), "Declined");
        words.put(ShownStatus.PENDING.word(), "Open");
        words.put(ShownStatus.EXPIRED.word(), "Expired");
        return words;
    }

    static SessionFilter read(Form form) {
        Optional<ShownStatus> status = chosen(form, STATUS, ShownStatus::parse);
        Optional<String> currency =
                chosen(form, CURRENCY, code -> Optional.of(code).filter(Currencies::isKnown));
        Optional<BigDecimal> least = amount(form, AMOUNT_FROM);
        Optional<BigDecimal> most = amount(form, AMOUNT_TO);
        if (least.isPresent()
                && most.filter(amount -> amount.compareTo(least.get()) < 0).isPresent()) {
            form.problem(AMOUNT_TO, "The highest amount must not be below the lowest.");
        }
        Optional<AmountRange> range =
                least.isEmpty() && most.isEmpty() ? Optional.empty() : Optional.of(new AmountRange(least, most));
        Period period = Period.read(form);
        Optional<BigDecimal> searched = searchedAmount(form);
        if (form.optional(SEARCH).filter(text -> !isEmail(text)).isPresent() && searched.isEmpty()) {
            form.problem(SEARCH, "Write a whole e-mail address, or an amount like 12.50.");
        }
        return new SessionFilter(
                status.map(Set::of).orElse(searched.isPresent() ? decided() : Set.of()),
                form.optional(SEARCH).filter(PaymentFilter::isEmail),
                currency,
                form.optional(GATEWAY),
                searched.map(AmountRange::exactly).or(() -> range),
                period.from(),
                period.to());
    }

    /** Whether somebody who was looked for by an amount alone may be among those who never paid. */
    static boolean leavesOutUnpaid(Form form) {
        return searchedAmount(form).isPresent() && form.optional(STATUS).isEmpty();
    }

    /** The amount that stands in the search field, if that is what stands there. */
    static Optional<BigDecimal> searchedAmount(Form form) {
        return form.optional(SEARCH).flatMap(PaymentFilter::parse);
    }

    static boolean isEmail(String text) {
        return text.indexOf('@') > 0 && text.length() <= LONGEST;
    }

    /** Amounts are found by an index among those, however many there are. */
    private static Set<ShownStatus> decided() {
        return Set.of(ShownStatus.COMPLETED, ShownStatus.DECLINED);
    }

    private static <T> Optional<T> chosen(Form form, String name, Function<String, Optional<T>> parse) {
        Optional<T> chosen = form.optional(name).flatMap(parse);
        if (form.optional(name).isPresent() && chosen.isEmpty()) {
            form.problem(name, "Choose one of the list.");
        }
        return chosen;
    }

    private static Optional<BigDecimal> amount(Form form, String name) {
        Optional<BigDecimal> amount = form.optional(name).flatMap(PaymentFilter::parse);
        if (form.optional(name).isPresent() && amount.isEmpty()) {
            form.problem(name, "Write the amount like 12.50, with nothing between thousands.");
        }
        return amount;
    }

    private static Optional<BigDecimal> parse(String text) {
        return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }
}
