-- What a processor calls that of which it tells us: payouts, refunds and disputes are found by it again.
ALTER TABLE processor_notification ADD COLUMN type text NOT NULL DEFAULT '';
