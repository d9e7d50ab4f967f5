package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.Receiver.Delivered;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the receivers got against our refunds and payouts: of each what happened to it, once, in the end taken. */
final class MoneyInboxCheck implements BookCheck {
    static final List<String> EVENTS =
            List.of("refund.created", "refund.succeeded", "refund.failed", "payout.completed", "payout.failed");

    private record Told(String type, String subject) {}

    @Override
    public Stream<String> violations(Evidence evidence) {
        return IntStream.range(0, evidence.merchants().size())
                .boxed()
                .flatMap(i -> inbox(
                        evidence.merchants().get(i).name(),
                        evidence.inboxes().get(i),
                        evidence.money(),
                        evidence.takenBack()));
    }

    private static Stream<String> inbox(String merchant, Receiver receiver, MoneyBooks money, Set<String> takenBack) {
        List<Delivered> all = receiver.delivered().stream()
                .filter(each -> EVENTS.contains(json(each).getString("type")))
                .toList();
        Map<Told, Set<String>> told = byWhat(all.stream());
        Map<Told, Set<String>> taken = byWhat(all.stream().filter(Delivered::acknowledged));
        Set<Told> expected = Stream.concat(
                        money.refunds().stream()
                                .filter(row -> row.merchant().equals(merchant))
                                .flatMap(row -> Stream.of(
                                        new Told("refund.created", row.id()),
                                        new Told("refund." + row.state(), row.id()))),
                        money.payouts().stream()
                                .filter(row -> row.merchant().equals(merchant)
                                        && !row.state().equals("cancelled"))
                                .map(row -> new Told("payout." + row.state(), row.id())))
                .collect(Collectors.toSet());
        Stream<String> untold = expected.stream()
                .filter(what -> told.getOrDefault(what, Set.of()).size() != 1
                        || taken.getOrDefault(what, Set.of()).size() != 1)
                .map(what -> merchant + " was told by not one event of " + what + ": " + told.get(what) + ", taken "
                        + taken.get(what));
        Stream<String> untrue = told.entrySet().stream()
                .filter(each -> !expected.contains(each.getKey()) && !isOvertaken(each, takenBack))
                .map(each -> merchant + " was told what is not so: " + each.getKey());
        return Stream.of(untold, untrue).flatMap(Function.identity());
    }

    /** It was so until the payer's bank sent the money back. */
    private static boolean isOvertaken(Map.Entry<Told, Set<String>> told, Set<String> takenBack) {
        return told.getKey().type().equals("refund.succeeded")
                && takenBack.contains(told.getKey().subject())
                && told.getValue().size() == 1;
    }

    private static Map<Told, Set<String>> byWhat(Stream<Delivered> delivered) {
        return delivered.collect(
                Collectors.groupingBy(MoneyInboxCheck::what, Collectors.mapping(Delivered::event, Collectors.toSet())));
    }

    private static Told what(Delivered each) {
        JsonObject event = json(each);
        String type = event.getString("type");
        JsonObject subject = event.getJsonObject("data").getJsonObject(type.startsWith("refund") ? "refund" : "payout");
        return new Told(type, subject.getString("id"));
    }

    private static JsonObject json(Delivered each) {
        return new JsonObject(each.body());
    }
}
