package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.CaptureRow;
import com.ovgcpayments.gateway.faults.GatewayBooks.SurplusRow;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Capture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processors' captures against ours: each is booked once, as it was, and we have none that they have not. */
final class CapturesCheck implements BookCheck {
    private record Key(String connector, String ref) {}

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<Key, List<CaptureRow>> paid =
                evidence.gateway().transactions().stream().collect(Collectors.groupingBy(CapturesCheck::key));
        Map<Key, List<SurplusRow>> surplus =
                evidence.gateway().surplus().stream().collect(Collectors.groupingBy(row -> key(row.capture())));
        Map<Key, Capture> theirs = evidence.processors().captures().stream()
                .collect(Collectors.toMap(capture -> new Key(capture.connector(), capture.ref()), Function.identity()));
        Stream<String> booked = theirs.entrySet().stream()
                .flatMap(entry -> booked(
                        entry.getValue(),
                        paid.getOrDefault(entry.getKey(), List.of()),
                        surplus.getOrDefault(entry.getKey(), List.of()),
                        evidence.liedAbout()));
        Stream<String> invented = Stream.concat(paid.keySet().stream(), surplus.keySet().stream())
                .filter(key -> !theirs.containsKey(key))
                .map(key -> "the processor knows nothing of a capture that we have: " + key);
        return Stream.of(booked, invented, paidTwice(evidence)).flatMap(Function.identity());
    }

    private static Key key(CaptureRow row) {
        return new Key(row.connector(), row.ref());
    }

    private static Stream<String> booked(
            Capture capture, List<CaptureRow> paid, List<SurplusRow> surplus, Set<String> liedAbout) {
        if (paid.size() + surplus.size() != 1) {
            return Stream.of("a capture is booked " + (paid.size() + surplus.size()) + " times: " + capture);
        }
        CaptureRow ours = paid.isEmpty() ? surplus.get(0).capture() : paid.get(0);
        boolean same = ours.amount() == capture.amount() && ours.currency().equals(capture.currency());
        boolean deceived = !surplus.isEmpty() && liedAbout.contains(capture.payment());
        if (!ours.session().equals(capture.session())) {
            return Stream.of("a capture is booked for another session: " + capture + " as " + ours);
        }
        return same || deceived
                ? Stream.empty()
                : Stream.of("a capture is booked otherwise: " + capture + " as " + ours);
    }

    /** What nobody has paid back, and no person has to, is one capture of each session at the most. */
    private static Stream<String> paidTwice(Evidence evidence) {
        Set<Key> withPerson = evidence.gateway().surplus().stream()
                .filter(row -> row.refundState().equals("operator"))
                .map(row -> key(row.capture()))
                .collect(Collectors.toSet());
        return evidence.processors().captures().stream()
                .filter(capture -> capture.back() < capture.amount())
                .filter(capture -> !withPerson.contains(new Key(capture.connector(), capture.ref())))
                .collect(Collectors.groupingBy(Capture::session))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "a payer has paid more than once: " + entry);
    }
}
