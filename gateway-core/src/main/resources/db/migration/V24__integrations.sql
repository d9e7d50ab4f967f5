-- What the dashboard lists: a merchant's keys of one mode, newest first, and his events of one type.

CREATE INDEX api_key_listed ON api_key (merchant_id, livemode, id DESC);
DROP INDEX api_key_of_merchant;

-- Without it, looking for the few events of a rare type walks through all the others.
CREATE INDEX event_of_type ON event (merchant_id, livemode, type, id DESC);
