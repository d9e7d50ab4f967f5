package com.ovgcpayments.gateway.faults;

import com.ovgcpayments.gateway.faults.GatewayBooks.AttemptRow;
import java.util.stream.Stream;

/** No person is called unless a processor lied: everything else the gateway finds out by itself. */
final class AttemptsCheck implements BookCheck {
    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.gateway().attempts().stream()
                .filter(AttemptRow::withPerson)
                .filter(attempt ->
                        attempt.ref().filter(evidence.liedAbout()::contains).isEmpty())
                .map(attempt -> "an attempt lies with a person without need: " + attempt);
    }
}
