-- What the operator decided about an unknown outcome: when, 0 while it is open; and of which item this one is
-- the second try, 0 for none.
ALTER TABLE outbox ADD COLUMN settled_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN again_of INTEGER NOT NULL DEFAULT 0;

CREATE INDEX outbox_unknown ON outbox (id) WHERE state = 5 AND settled_ms = 0;

-- What has a second try.
CREATE INDEX outbox_again ON outbox (again_of) WHERE again_of <> 0;

-- What is held while its job does not run, in the order in which it would leave.
CREATE INDEX outbox_held ON outbox (lane, id) WHERE state = 7;

-- What ended lately.
CREATE INDEX outbox_ended ON outbox (finished_ms, id) WHERE finished_ms > 0;

-- The limits that the operator set (R14).
ALTER TABLE preferences ADD COLUMN messages_per_second INTEGER NOT NULL DEFAULT 30;
ALTER TABLE preferences ADD COLUMN chat_interval_ms INTEGER NOT NULL DEFAULT 1000;
