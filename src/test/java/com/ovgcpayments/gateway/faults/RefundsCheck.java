package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.SurplusRow;
import com.ovgcpayments.gateway.faults.MoneyBooks.RefundRow;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Capture;
import com.ovgcpayments.gateway.faults.ProcessorBooks.Refund;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processors' refunds against ours: what is to go back has gone back once, and nothing else has. */
final class RefundsCheck implements BookCheck {
    /** Stripe keeps a 500 under the idempotency key and repeats it; with another key it might pay back twice. */
    private static final String KEPT_FAILURE = "stripe answered 500";

    private static final Set<String> CANNOT_REFUND = Set.of("sellhub");

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, List<Refund>> theirs = evidence.processors().refunds().stream()
                .filter(Refund::stands)
                .collect(Collectors.groupingBy(Refund::ours));
        Set<String> known = Stream.concat(
                        evidence.gateway().surplus().stream().map(SurplusRow::refund),
                        evidence.money().refunds().stream().map(RefundRow::id))
                .collect(Collectors.toSet());
        Stream<String> ours = evidence.gateway().surplus().stream()
                .flatMap(row -> violation(row, theirs.getOrDefault(row.refund(), List.of()), evidence).stream());
        Stream<String> foreign = evidence.processors().refunds().stream()
                .filter(refund -> !known.contains(refund.ours()))
                .map(refund -> "a refund at the processor is none of ours: " + refund);
        Stream<String> tooMuch = evidence.processors().captures().stream()
                .filter(capture -> capture.back() > capture.amount())
                .map(capture -> "more was paid back than taken: " + capture);
        return Stream.of(ours, foreign, tooMuch).flatMap(Function.identity());
    }

    private static Optional<String> violation(SurplusRow row, List<Refund> theirs, Evidence evidence) {
        long back = theirs.stream().mapToLong(Refund::amount).sum();
        boolean done = theirs.stream().allMatch(Refund::done);
        boolean right = switch (row.refundState()) {
            case "succeeded" ->
                theirs.size() == 1 && done && back == row.capture().amount();
            case "operator" -> theirs.isEmpty() && mayNeedPerson(row, evidence);
            default -> false;
        };
        return right ? Optional.empty() : Optional.of("surplus was not paid back as it should: " + row + ": " + theirs);
    }

    /** Where the processor cannot refund or has refused, and where nobody knows what was taken. */
    private static boolean mayNeedPerson(SurplusRow row, Evidence evidence) {
        boolean deceived = evidence.processors().captures().stream()
                .filter(capture -> capture.ref().equals(row.capture().ref()))
                .map(Capture::payment)
                .anyMatch(evidence.liedAbout()::contains);
        boolean refused =
                row.refused().filter(word -> !word.equals("not_found")).isPresent()
                        || row.reason().startsWith(KEPT_FAILURE);
        return CANNOT_REFUND.contains(row.capture().connector()) || refused || deceived;
    }
}
