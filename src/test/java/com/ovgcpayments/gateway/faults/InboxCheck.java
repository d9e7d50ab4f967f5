package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.EventRow;
import com.ovgcpayments.gateway.faults.GatewayBooks.SessionRow;
import com.ovgcpayments.gateway.faults.Receiver.Delivered;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the receivers got against our sessions: of each paid one, and of no other, one event, in the end taken. */
final class InboxCheck implements BookCheck {
    private static final String PAID = "payment.succeeded";

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, EventRow> events =
                evidence.gateway().events().stream().collect(Collectors.toMap(EventRow::id, Function.identity()));
        return IntStream.range(0, evidence.merchants().size())
                .boxed()
                .flatMap(i ->
                        inbox(evidence.merchants().get(i), evidence.inboxes().get(i), events, evidence.gateway()));
    }

    private static Stream<String> inbox(
            Merchant merchant, Receiver receiver, Map<String, EventRow> events, GatewayBooks gateway) {
        List<Delivered> all = receiver.delivered();
        Set<String> orders = merchant.orders().stream().map(Order::key).collect(Collectors.toSet());
        Stream<String> forged =
                all.stream().filter(each -> !each.genuine()).map(each -> "an event was signed wrongly: " + each);
        Stream<String> altered = all.stream()
                .filter(each -> !events.containsKey(each.event())
                        || !events.get(each.event()).body().equals(each.body()))
                .map(each -> "an event came that is not in our book, or reads otherwise: " + each);
        Stream<String> misdirected = all.stream()
                .filter(each -> json(each).getJsonObject("data").containsKey("session"))
                .filter(each -> !orders.contains(order(each)))
                .map(each -> "an event went to another merchant: " + each);
        Map<String, Set<String>> taken = all.stream()
                .filter(Delivered::acknowledged)
                .filter(each -> json(each).getString("type").equals(PAID))
                .collect(Collectors.groupingBy(
                        InboxCheck::session, Collectors.mapping(Delivered::event, Collectors.toSet())));
        Set<String> paidEvents = all.stream()
                .filter(each -> json(each).getString("type").equals(PAID))
                .map(InboxCheck::session)
                .collect(Collectors.toCollection(HashSet::new));
        Stream<String> told = gateway.sessions().stream()
                .filter(session -> orders.contains(session.order()))
                .flatMap(session -> told(session, taken.getOrDefault(session.id(), Set.of()), paidEvents));
        return Stream.of(forged, altered, misdirected, told).flatMap(Function.identity());
    }

    private static Stream<String> told(SessionRow session, Set<String> taken, Set<String> everTold) {
        boolean paid = session.status().equals("completed");
        if (paid && taken.size() != 1) {
            return Stream.of("a paid session was told by " + taken.size() + " events: " + session + " " + taken);
        }
        return !paid && everTold.contains(session.id())
                ? Stream.of("a session was told as paid that is not: " + session)
                : Stream.empty();
    }

    private static JsonObject json(Delivered each) {
        return new JsonObject(each.body());
    }

    private static JsonObject sessionOf(Delivered each) {
        return json(each).getJsonObject("data").getJsonObject("session");
    }

    private static String session(Delivered each) {
        return sessionOf(each).getString("id");
    }

    private static String order(Delivered each) {
        return sessionOf(each).getJsonObject("metadata").getString("order");
    }
}
