-- Who made each version of a merchant's routing, as the audit log names him, so that its history can say so; empty for
-- versions from before. And which older version it brought back, if it did.
ALTER TABLE routing_plan
    ADD COLUMN changed_by text    NOT NULL DEFAULT '',
    ADD COLUMN restores   integer CHECK (restores > 0 AND restores < version);
