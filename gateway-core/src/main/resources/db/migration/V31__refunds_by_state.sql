-- What people look for among a merchant's refunds: the few that failed, and those that are under way.

CREATE INDEX refund_failed ON refund (merchant_id, livemode, id DESC) WHERE state = 'failed';
CREATE INDEX refund_under_way ON refund (merchant_id, livemode, id DESC) WHERE state NOT IN ('succeeded', 'failed');
