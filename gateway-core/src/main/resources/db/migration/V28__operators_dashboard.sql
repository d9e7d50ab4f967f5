-- What the operators' dashboard lists.

-- Merchants by the beginning of their name.
CREATE INDEX merchant_by_name ON merchant (lower(name) text_pattern_ops, id);

-- Endpoints that were given up, the last one first.
CREATE INDEX webhook_endpoint_given_up ON webhook_endpoint (disabled_at DESC, id DESC)
    WHERE disabled_at IS NOT NULL AND deleted_at IS NULL AND disabled_reason <> 'requested';

-- Days by date, and differences by kind, of which those that nobody has resolved are few.
CREATE INDEX reconciliation_by_day ON reconciliation (day DESC, id DESC);
CREATE INDEX reconciliation_difference_waiting ON reconciliation_difference (id) WHERE resolved_at IS NULL;
CREATE INDEX reconciliation_difference_by_kind ON reconciliation_difference (kind, id);
