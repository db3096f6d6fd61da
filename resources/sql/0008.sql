-- What the operator decided about an unknown outcome: when, 0 while it is open; and of which item this one is
-- the second try, 0 for none.
ALTER TABLE outbox ADD COLUMN settled_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN again_of INTEGER NOT NULL DEFAULT 0;

CREATE INDEX outbox_unknown ON outbox (id) WHERE state = 5 AND settled_ms = 0;

-- The limits that the operator set (R14).
ALTER TABLE preferences ADD COLUMN messages_per_second INTEGER NOT NULL DEFAULT 30;
ALTER TABLE preferences ADD COLUMN chat_interval_ms INTEGER NOT NULL DEFAULT 1000;
