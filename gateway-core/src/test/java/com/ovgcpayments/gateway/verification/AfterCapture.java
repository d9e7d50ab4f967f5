package com.ovgcpayments.gateway.verification;

/** What becomes of the money of the captured payment: every kind of posting that follows. */
final class AfterCapture {
    static final String STATEMENTS = """
            UPDATE payment_transaction SET status = 'settled', next_check_at = NULL;
            INSERT INTO dispute (id, livemode, transaction_id, captured, amount, currency, processor_ref, state, funds,
                                 reason, opened_at, closed_at)
            SELECT id::uuid, false, 'b1000000-0000-0000-0000-000000000000', 2500, 100, 'USD', id, state::dispute_state,
                   funds::dispute_funds, 'fraudulent', now(), closed_at
              FROM (VALUES ('01000000-0000-0000-0000-000000000000', 'open', 'withdrawn', NULL),
                           ('02000000-0000-0000-0000-000000000000', 'won', 'reinstated', now()),
                           ('03000000-0000-0000-0000-000000000000', 'open', 'none', NULL)) d (id, state, funds, closed_at);
            INSERT INTO payout_destination (id, merchant_id, livemode, currency, kind, holder, details, last4, usable_from)
            VALUES ('04000000-0000-0000-0000-000000000000', '%1$s', false, 'USD', 'account', 'Shop', '', '1234', now());
            INSERT INTO payout (id, merchant_id, livemode, currency, amount, destination_id, origin)
            SELECT ('0500000' || number || '-0000-0000-0000-000000000000')::uuid, '%1$s', false, 'USD', 10 * number,
                   '04000000-0000-0000-0000-000000000000', 'request'
              FROM generate_series(1, 5) number;
            UPDATE payout SET state = 'completed', ended_at = now(), next_check_at = NULL WHERE amount IN (10, 20);
            UPDATE payout SET state = 'cancelled', ended_at = now(), next_check_at = NULL WHERE amount = 30;
            UPDATE payout SET state = 'sending', connector = 'sandbox', sent_at = now() WHERE amount = 40;
            UPDATE payout SET state = 'failed', ended_at = now(), next_check_at = NULL WHERE amount = 40;
            INSERT INTO event (id, merchant_id, livemode, type, subject, body)
            SELECT gen_random_uuid(), merchant_id, livemode, 'payout.completed', id, '{}' FROM payout WHERE state = 'completed';
            INSERT INTO settlement_line (livemode, kind, transaction_id, refund_id, surplus_id, amount, currency, gross, fee,
                                         booked_in, available_on)
            VALUES (false, 'capture', 'b1000000-0000-0000-0000-000000000000', NULL, NULL, 2500, 'USD', 2500, 88, 'USD', now()),
                   (false, 'refund', NULL, 'f3000000-0000-0000-0000-000000000000', NULL, 2000, 'USD', 1800, -3, 'EUR', now()),
                   (false, 'capture', NULL, NULL, 'c1000000-0000-0000-0000-000000000000', 2500, 'USD', 2200, 2200, 'EUR', now());
            INSERT INTO processor_movement (connector, livemode, processor_ref, subject, kind, amount, currency, gross, fee,
                                            booked_in, at, available_on)
            SELECT 'sandbox', false, kind || ' ' || booked_in, 'x', kind, 100, 'USD', gross, 7, booked_in, now(), now()
              FROM unnest(enum_range(NULL::movement_kind)) kind, (VALUES (100, 'USD'), (90, 'EUR')) booking (gross, booked_in)
            """.formatted(VerificationTest.MERCHANT);

    private AfterCapture() {}
}
