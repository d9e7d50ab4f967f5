package com.ovgcpayments.gateway.connector;

import java.util.List;
import java.util.stream.Collectors;

/** What a connector answers. */
public sealed interface ConnectorReply extends ConnectorMessage
        permits Outcome,
                RefundOutcome,
                PayoutOutcome,
                SettlementReading,
                ReversalsReading,
                MovementsReading,
                NotificationReading,
                ConnectorReply.Pong {
    /** @param standings one for each mode that the connector serves */
    record Pong(ConnectorDescriptor descriptor, List<Standing> standings) implements ConnectorReply {
        public Pong {
            standings = List.copyOf(standings);
        }

        /** The same standing in every mode. */
        public static Pong of(ConnectorDescriptor descriptor, Standing.State state, String detail) {
            return new Pong(
                    descriptor,
                    descriptor.modes().stream()
                            .map(mode -> new Standing(mode, state, detail))
                            .collect(Collectors.toList()));
        }
    }
}
