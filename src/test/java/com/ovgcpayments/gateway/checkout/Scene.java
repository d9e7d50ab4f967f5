package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.payment.Payments;
import com.ovgcpayments.gateway.testing.Checkout;
import com.ovgcpayments.gateway.testing.Payer;
import com.ovgcpayments.gateway.testing.Visit;
import java.time.Duration;
import java.util.UUID;

/** How a payer really comes to see each state of the page, and what he then reads in English. */
enum Scene {
    READY("ready", 200, "Complete your payment", "Your payment details come next, on the page of") {
        @Override
        void reach(Stage stage, Visit visit) {
            visit.open(stage.healthy().page(stage.healthy().session()));
        }
    },
    LATE("ready", 200, "Complete your payment", "Time left: 3:") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().setTimeLeft(id, Duration.ofSeconds(239));
            visit.open(stage.healthy().page(id));
        }
    },
    RETURNING("ready", 200, "Continue your payment", "Continue where you left off.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().payer(id).pay("abandon");
            visit.open(stage.healthy().page(id));
        }
    },
    CONNECTING("connecting", 200, "Opening the payment page", "This page updates by itself.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.hanging().session();
            stage.hanging().payInBackground(id);
            visit.open(stage.hanging().page(id));
        }
    },
    PROCESSING("processing", 200, "Your payment is being processed", "You will not be charged twice.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().leaveProcessor(id, "approve_later");
            visit.open(stage.healthy().page(id) + "/return");
        }
    },
    SILENT("processing", 200, "Your payment is being processed", "You will not be charged twice.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().leaveProcessor(id, "timeout_then_approve");
            visit.open(stage.healthy().page(id) + "/return");
        }
    },
    CHECKING("checking", 200, "We are checking your payment", "Please do not pay again elsewhere") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().leaveProcessor(id, "timeout_then_approve");
            stage.healthy().setTimeLeft(id, Duration.ofSeconds(-1));
            visit.open(stage.healthy().page(id));
        }
    },
    DECLINED("declined", 200, "Your payment was declined", "There is not enough money on the card or account.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().payer(id).pay("insufficient_funds");
            visit.open(stage.healthy().page(id));
        }
    },
    DECLINED_AND_OVER("expired", 410, "This payment page has expired", "start again at Shop & Söhne") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().payer(id).pay("decline");
            stage.healthy().setTimeLeft(id, Duration.ofHours(-1));
            visit.open(stage.healthy().page(id));
        }
    },
    CANCELLED("cancelled", 200, "The payment was cancelled", "You have not been charged.") {
        /** As a processor tells whose page the payer has closed for good. */
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().payer(id).pay("abandon");
            stage.healthy()
                    .sql(
                            "UPDATE attempt SET state = 'closed', ended_at = now(), next_check_at = NULL"
                                    + " WHERE session_id = $1::text::uuid",
                            id);
            visit.open(stage.healthy().page(id));
        }
    },
    PAID("paid", 200, "Payment complete", "Receipt number\ntxn_") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().payer(id).pay("approve");
            visit.open(stage.healthy().page(id));
        }
    },
    ALREADY_PAID("already-paid", 200, "This has already been paid", "you will not be charged again") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            visit.open(stage.healthy().page(id));
            stage.healthy().payer(id).pay("approve");
            visit.submit();
        }
    },
    EXPIRED("expired", 410, "This payment page has expired", "start again at Shop & Söhne") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            stage.healthy().setTimeLeft(id, Duration.ofHours(-1));
            visit.open(stage.healthy().page(id));
        }
    },
    NO_PROCESSOR("no-processor", 503, "Payment is not possible at the moment", "You have not been charged.") {
        @Override
        void reach(Stage stage, Visit visit) {
            visit.open(stage.hanging().page(stage.hanging().session()));
            visit.submit();
        }
    },
    TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many attempts", "start again at Shop & Söhne") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.healthy().session();
            Payer payer = stage.healthy().payer(id);
            for (int i = 0; i < Payments.MAX_ATTEMPTS; i++) {
                payer.pay("decline");
            }
            visit.open(stage.healthy().page(id));
        }
    },
    NOT_FOUND("not-found", 404, "Page not found", "This payment link does not exist or is incomplete.") {
        @Override
        void reach(Stage stage, Visit visit) {
            visit.open(stage.healthy().page(UUID.randomUUID().toString()));
        }
    },
    UNAVAILABLE("unavailable", 503, "We will be right back", "Please try again in a minute.") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.hanging().session();
            stage.hanging().withoutDatabase(() -> visit.open(stage.hanging().page(id)));
        }
    },
    FAILURE("failure", 500, "Something went wrong", "Reference for support\nreq_") {
        @Override
        void reach(Stage stage, Visit visit) {
            String id = stage.hanging().session();
            stage.hanging().withBrokenSchema(() -> visit.open(stage.hanging().page(id)));
        }
    };

    /** A gateway where all is well, and one whose only processor never answers when a payment is begun. */
    record Stage(Checkout healthy, Checkout hanging) implements AutoCloseable {
        static Stage set() {
            return new Stage(
                    Checkout.start("payments.fetchDeadline=PT1S"),
                    Checkout.start("connectors.sandbox.faults=hang", "payments.beginDeadline=PT4S"));
        }

        @Override
        public void close() {
            healthy.close();
            hanging.close();
        }
    }

    private final String state;
    private final int status;
    private final String heading;
    private final String words;

    Scene(String state, int status, String heading, String words) {
        this.state = state;
        this.status = status;
        this.heading = heading;
        this.words = words;
    }

    /** Leaves the payer on the page. */
    abstract void reach(Stage stage, Visit visit);

    String state() {
        return state;
    }

    int status() {
        return status;
    }

    String heading() {
        return heading;
    }

    String words() {
        return words;
    }
}
