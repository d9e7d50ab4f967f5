package com.ovgcpayments.gateway.routing;

import com.ovgcpayments.gateway.connector.ConnectorDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * Where a payment goes, and why.
 *
 * @param rule the name of the rule that decided; empty if none fitted
 * @param choices best first; empty if nobody can take the payment
 * @param leftOut those that are set up but not among the choices
 */
public record Route(Optional<String> rule, List<Choice> choices, List<LeftOut> leftOut) {
    /** @param reason kept with the attempt */
    public record Choice(ConnectorDescriptor gateway, String reason) {}

    public record LeftOut(String gateway, String reason) {}

    public Route {
        choices = List.copyOf(choices);
        leftOut = List.copyOf(leftOut);
    }
}
