package com.ovgcpayments.gateway.connector;

import java.util.Optional;

/** What a connector made of a notification. Even a verified one is only a hint: the attempt is fetched again. */
public sealed interface NotificationReading extends ConnectorReply {
    /**
     * It came from the processor.
     *
     * @param eventId the processor's id of this event, by which repetitions are dropped
     * @param reference our reference of the attempt that it is about; empty if it is about none
     */
    record Verified(String eventId, Optional<String> reference) implements NotificationReading {}

    /**
     * It is not to be believed: no signature, a wrong one, or one too old or from the future.
     *
     * @param reason for the log
     */
    record Rejected(String reason) implements NotificationReading {}
}
