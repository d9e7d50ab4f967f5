package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.merchant.KeyExpiry;
import com.ovgcpayments.gateway.merchant.NewApiKey;
import com.ovgcpayments.gateway.money.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What a new key is to be, as somebody fills it in. */
record KeyForm(Form form) {
    static final String EXPIRY = "expiry";
    static final String NEVER = "never";
    static final String ON_DATE = "date";

    private static final int LONGEST_YEARS = 10;

    /**
     * A way to say when a key ends.
     *
     * @param value a number of days, or one of the words
     */
    record Choice(String value, String words) {}

    List<Choice> choices() {
        return List.of(
                new Choice(NEVER, "Never: it works until it is revoked"),
                new Choice("30", "In 30 days"),
                new Choice("90", "In 90 days"),
                new Choice("365", "In one year"),
                new Choice(ON_DATE, "After a date"));
    }

    /** Empty if something is wrong; then the form says what. */
    Optional<NewApiKey> read(UUID merchantId, Mode mode) {
        String name = form.text("name");
        if (name.isEmpty()) {
            form.problem("name", "Give the key a name: the server or the person who will use it.");
        }
        Optional<KeyExpiry> expiry = expiry();
        if (!form.isSound() || expiry.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NewApiKey(merchantId, mode, name, OptionalInt.empty(), expiry.get()));
        } catch (IllegalArgumentException e) {
            form.problem("name", "Use 1 to 100 printable characters.");
            return Optional.empty();
        }
    }

    private Optional<KeyExpiry> expiry() {
        return switch (form.text(EXPIRY)) {
            case NEVER -> Optional.of(new KeyExpiry.Never());
            case "30", "90", "365" ->
                Optional.of(new KeyExpiry.After(Duration.ofDays(Long.parseLong(form.text(EXPIRY)))));
            case ON_DATE -> endOf(form.text(ON_DATE));
            default -> {
                form.problem(EXPIRY, "Choose when the key ends.");
                yield Optional.empty();
            }
        };
    }

    /** With the day, as it is in UTC. */
    private Optional<KeyExpiry> endOf(String text) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            LocalDate last = LocalDate.parse(text);
            if (!last.isBefore(today) && !last.isAfter(today.plusYears(LONGEST_YEARS))) {
                return Optional.of(new KeyExpiry.At(
                        last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        } catch (DateTimeParseException e) {
            form.problem(ON_DATE, "Write the date as year-month-day, such as " + today.plusYears(1) + ".");
            return Optional.empty();
        }
        form.problem(ON_DATE, "Choose a day from today to " + today.plusYears(LONGEST_YEARS) + ".");
        return Optional.empty();
    }
}
