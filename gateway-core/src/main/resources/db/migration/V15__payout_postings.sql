-- A value that is added to a type can be used from the next transaction on; so it comes in a migration of its own.
ALTER TYPE posting_kind ADD VALUE 'payout';
ALTER TYPE posting_kind ADD VALUE 'payout_completed';
ALTER TYPE posting_kind ADD VALUE 'payout_reversal';
