package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.AttemptRow;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Payment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processors' payments against our attempts: each was committed before, opened once, and is closed in the end. */
final class OpenedOnceCheck implements BookCheck {
    private static final Set<String> ENDED = Set.of("succeeded", "declined", "not_sent", "closed");

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, AttemptRow> byReference = evidence.gateway().attempts().stream()
                .collect(Collectors.toMap(AttemptRow::reference, Function.identity()));
        Map<String, Long> sellhubs = evidence.gateway().attempts().stream()
                .filter(attempt -> attempt.connector().equals("sellhub"))
                .collect(Collectors.groupingBy(AttemptRow::session, Collectors.counting()));
        Stream<String> named = Stream.of("stripe", "sandbox")
                .flatMap(connector -> byReferenceAt(connector, evidence).entrySet().stream())
                .flatMap(entry -> named(entry.getKey(), entry.getValue(), byReference));
        Stream<String> sellhub = byReferenceAt("sellhub", evidence).entrySet().stream()
                .filter(entry -> entry.getValue().size() > sellhubs.getOrDefault(entry.getKey(), 0L))
                .map(entry -> "sellhub opened more pages than we asked for: " + entry);
        return Stream.concat(named, sellhub);
    }

    private static Map<String, List<Payment>> byReferenceAt(String connector, Evidence evidence) {
        return evidence.processors().payments().stream()
                .filter(payment -> payment.connector().equals(connector))
                .collect(Collectors.groupingBy(Payment::reference));
    }

    private static Stream<String> named(String reference, List<Payment> payments, Map<String, AttemptRow> byReference) {
        AttemptRow attempt = byReference.get(reference);
        if (attempt == null) {
            return Stream.of("the processor heard of an attempt that was not committed: " + payments);
        }
        if (payments.size() > 1) {
            return Stream.of("an attempt was opened more than once: " + attempt + " as " + payments);
        }
        return payments.get(0).open() && ENDED.contains(attempt.state())
                ? Stream.of("somebody could still pay for an attempt that has ended: " + attempt + " " + payments)
                : Stream.empty();
    }
}
