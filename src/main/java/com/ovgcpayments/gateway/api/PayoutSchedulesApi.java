package com.ovgcpayments.gateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.ovgcpayments.gateway.http.ApiProblem;
import com.ovgcpayments.gateway.idempotency.Answer;
import com.ovgcpayments.gateway.merchant.ApiKey;
import com.ovgcpayments.gateway.money.Mode;
import com.ovgcpayments.gateway.payout.Interval;
import com.ovgcpayments.gateway.payout.Schedule;
import com.ovgcpayments.gateway.payout.Schedules;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/payout-schedules}: when a merchant is paid out without asking. */
final class PayoutSchedulesApi {
    private final Schedules schedules;

    private record Wanted(Interval interval, long minimum) {}

    PayoutSchedulesApi(Schedules schedules) {
        this.schedules = schedules;
    }

    Future<Answer> list(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        return schedules
                .list(key.merchantId(), key.mode())
                .map(found -> Answer.of(200, Answers.data(json -> {
                    json.writeStartArray();
                    for (Schedule each : found) {
                        write(json, each, key.mode());
                    }
                    json.writeEndArray();
                })));
    }

    Future<Answer> put(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        String currency = currency(context);
        Wanted wanted = parse(JsonBody.of(context));
        return schedules
                .put(key.merchantId(), key.mode(), currency, wanted.interval(), wanted.minimum())
                .map(now -> Answer.of(200, Answers.data(json -> write(json, now, key.mode()))));
    }

    Future<Answer> delete(RoutingContext context) {
        ApiKey key = Authentication.key(context);
        String currency = currency(context);
        return schedules.remove(key.merchantId(), key.mode(), currency).map(removed -> {
            if (!removed) {
                throw ApiProblem.notFound();
            }
            return Answer.of(200, Answers.data(json -> {
                json.writeStartObject();
                json.writeStringField("currency", currency);
                json.writeBooleanField("deleted", true);
                json.writeEndObject();
            }));
        });
    }

    private static Wanted parse(Buffer body) {
        FieldProblems problems = new FieldProblems();
        Map<String, String> given = new HashMap<>();
        long[] minimum = {1};
        JsonBody.read(body, (name, value) -> {
            switch (name) {
                case "interval", "weekday" -> {
                    @Nullable String text = JsonText.read(name, value, problems);
                    if (text != null) {
                        given.put(name, text.strip().toLowerCase(Locale.ROOT));
                    }
                }
                case "minimum" -> minimum[0] = PayoutRequest.amount(value);
                default -> value.skipChildren();
            }
        });
        Optional<DayOfWeek> weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(given.get("weekday")))
                .findFirst();
        boolean weekly = "weekly".equals(given.get("interval"));
        if (!weekly && !"daily".equals(given.get("interval"))) {
            problems.add("interval", "must be daily or weekly");
        } else if (weekly && weekday.isEmpty()) {
            problems.add("weekday", "must be a day such as monday");
        } else if (!weekly && given.containsKey("weekday")) {
            problems.add("weekday", "is only for a weekly interval");
        }
        if (minimum[0] < 1) {
            problems.add(
                    "minimum",
                    "must be a whole number from 1 to " + PayoutRequest.MAX_AMOUNT
                            + ", in the currency's smallest unit");
        }
        problems.throwIfAny();
        return new Wanted(weekday.map(Interval::weekly).orElseGet(Interval::daily), minimum[0]);
    }

    private static String currency(RoutingContext context) {
        return PayoutsApi.currency(context.pathParam("currency")).orElseThrow(ApiProblem::notFound);
    }

    private static void write(JsonGenerator json, Schedule schedule, Mode mode) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", schedule.currency());
        json.writeStringField("interval", schedule.interval().word());
        json.writeStringField(
                "weekday",
                schedule.interval()
                        .weekday()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.writeNumberField("minimum", schedule.minimum());
        json.writeStringField("next_on", schedule.next().toString());
        json.writeStringField("note", schedule.note().orElse(null));
        json.writeBooleanField("livemode", mode.livemode());
        json.writeEndObject();
    }
}
