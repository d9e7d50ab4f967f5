package com.ovgcpayments.gateway.connector;

import java.util.Optional;

/** What a connector made of a notification. Even a verified one is only a hint: the attempt is fetched again. */
public sealed interface NotificationReading extends ConnectorReply {
    /**
     * It came from the processor and is about something of ours.
     *
     * @param eventId the processor's id of this event, by which repetitions are dropped
     * @param type the processor's word for what happened; kept with the message
     * @param reference our reference of the attempt that it is about; empty if it names none
     * @param processorRef the processor's id of the payment or capture that it is about, where it names no attempt of ours
     * @param refund what it says of a refund; that one is then fetched again, too
     * @param capture the processor's id of the capture that it tells of, as {@link Outcome.Capture#processorRef} has it, where
     *     that is all it tells of the payment: once that capture is booked, nothing is fetched again
     */
    record Verified(
            String eventId,
            String type,
            Optional<String> reference,
            Optional<String> processorRef,
            Optional<RefundHint> refund,
            Optional<String> capture)
            implements NotificationReading {
        public Verified {
            Texts.requireRef(eventId);
            type = Texts.line(type, 100);
            capture.ifPresent(Texts::requireRef);
        }

        /** About no refund. */
        public Verified(String eventId, String type, Optional<String> reference, Optional<String> processorRef) {
            this(eventId, type, reference, processorRef, Optional.empty());
        }

        /** Names no capture. */
        public Verified(
                String eventId,
                String type,
                Optional<String> reference,
                Optional<String> processorRef,
                Optional<RefundHint> refund) {
            this(eventId, type, reference, processorRef, refund, Optional.empty());
        }

        /** Tells of the capture with this id, and of nothing else. */
        public Verified ofCapture(Optional<String> captureRef) {
            return new Verified(eventId, type, reference, processorRef, refund, captureRef);
        }
    }

    /**
     * Which refund a notification is about. If it names none, it is about some refund of the payment which the
     * notification names, and those that are under way are looked at.
     *
     * @param id our id of it, under which it was asked for
     * @param processorRef the processor's id of it
     */
    record RefundHint(Optional<String> id, Optional<String> processorRef) {
        /** Something became of a refund of that payment, of which one is not said. */
        public static RefundHint ofThatPayment() {
            return new RefundHint(Optional.empty(), Optional.empty());
        }
    }

    /**
     * Nobody can tell whether it came from the processor, because the processor proves nothing. It is not kept, and only
     * makes us look.
     *
     * @param processorRef the processor's id of the payment that it says it is about
     */
    record Unproven(String processorRef) implements NotificationReading {
        public Unproven {
            Texts.requireRef(processorRef);
        }
    }

    /**
     * It came from the processor and says nothing that anybody here needs: acknowledged and not kept.
     *
     * @param reason for the log
     */
    record Ignored(String reason) implements NotificationReading {
        public Ignored {
            reason = Texts.line(reason, 500);
        }
    }

    /**
     * It is not to be believed: no signature, a wrong one, or one too old or from the future.
     *
     * @param reason for the log
     */
    record Rejected(String reason) implements NotificationReading {
        public Rejected {
            reason = Texts.line(reason, 500);
        }
    }
}
