-- settlement_line  what a processor booked of one of our captures or refunds
-- movement         what it booked of no payment of ours: payouts to our bank, fees, disputes, what nobody knows
ALTER TYPE posting_kind ADD VALUE 'settlement_line';
ALTER TYPE posting_kind ADD VALUE 'movement';
