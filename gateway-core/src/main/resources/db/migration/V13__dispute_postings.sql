-- dispute, dispute_reinstated  of a dispute. A value that is added to a type can be used once it is committed.
ALTER TYPE posting_kind ADD VALUE 'dispute';
ALTER TYPE posting_kind ADD VALUE 'dispute_reinstated';
