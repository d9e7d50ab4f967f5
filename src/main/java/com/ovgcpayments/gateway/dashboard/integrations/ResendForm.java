package com.ovgcpayments.gateway.dashboard.integrations;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.id.PublicId;
import com.ovgcpayments.gateway.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Since when what failed at an endpoint is to be sent again. */
record ResendForm(Form form, WebhookEndpoint endpoint) {
    static final String SINCE = "since";
    static final String DAY = "24";
    static final String TIME = "time";

    private static final int KEPT_DAYS = 30;

    /** @param value a number of hours, or the word */
    record Choice(String value, String words) {}

    List<Choice> choices() {
        return List.of(
                new Choice("1", "In the last hour"),
                new Choice(DAY, "In the last 24 hours"),
                new Choice("168", "In the last 7 days"),
                new Choice(TIME, "Since a time"));
    }

    String path() {
        return "/webhooks/" + PublicId.WEBHOOK_ENDPOINT.format(endpoint.id());
    }

    /** Empty if something is wrong; then the form says what. */
    Optional<Instant> read(Instant now) {
        return switch (form.text(SINCE)) {
            case "1", DAY, "168" -> Optional.of(now.minus(Duration.ofHours(Long.parseLong(form.text(SINCE)))));
            case TIME -> time(now);
            default -> {
                form.problem(SINCE, "Choose since when.");
                yield Optional.empty();
            }
        };
    }

    private Optional<Instant> time(Instant now) {
        try {
            Instant since = LocalDateTime.parse(form.text(TIME)).toInstant(ZoneOffset.UTC);
            if (since.isBefore(now) && since.isAfter(now.minus(Duration.ofDays(KEPT_DAYS)))) {
                return Optional.of(since);
            }
            form.problem(TIME, "Choose a time within the last " + KEPT_DAYS + " days: events are not kept for longer.");
        } catch (DateTimeParseException e) {
            form.problem(TIME, "Write the time as year-month-dayThour:minute, such as 2026-04-14T12:00.");
        }
        return Optional.empty();
    }
}
