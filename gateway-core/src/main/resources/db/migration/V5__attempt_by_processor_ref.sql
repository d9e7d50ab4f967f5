-- A processor that knows no reference of ours names its own payment when it tells of one.
CREATE INDEX attempt_by_processor_ref ON attempt (connector, processor_ref) WHERE processor_ref IS NOT NULL;
