-- What is found out after the end, and what is not kept for ever.

-- When a processor took back a refund that it had confirmed.
ALTER TABLE refund ADD COLUMN taken_back_at timestamptz;
GRANT UPDATE (taken_back_at) ON refund TO gateway_app;
CREATE INDEX refund_taken_back ON refund (taken_back_at) WHERE taken_back_at IS NOT NULL;
-- A processor tells of a refund by its own name for it.
CREATE INDEX refund_by_processor_ref ON refund (processor_ref) WHERE processor_ref IS NOT NULL;
