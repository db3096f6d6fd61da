-- Everything of one bot. References are checked at the commit, so that the order within a transaction is
-- free. Moments called *_at are seconds since 1970 UTC by Telegram's clock, those
-- called *_ms are milliseconds by ours. Enums are the numbers of the enums in src/domain.

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    username TEXT NOT NULL,
    is_bot INTEGER NOT NULL,
    profile_at INTEGER NOT NULL,
    -- NULL: never reported. Blank ends last in every order, so it is looked up apart.
    language TEXT,
    language_at INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    source TEXT,
    source_at INTEGER NOT NULL,
    -- What the evidence comes to: domain::DialogState.
    status INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    ground_detail TEXT NOT NULL,
    status_since INTEGER NOT NULL,
    decided_by INTEGER NOT NULL,
    met INTEGER NOT NULL,
    join_chat_id INTEGER NOT NULL,
    join_user_chat_id INTEGER NOT NULL,
    join_chat_title TEXT NOT NULL,
    join_requested_at INTEGER NOT NULL,
    join_ends_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    last_source INTEGER NOT NULL,
    last_within INTEGER NOT NULL,
    last_kind INTEGER NOT NULL,
    -- Derived, for order and search.
    name_key TEXT NOT NULL,
    username_key TEXT,
    search_text TEXT NOT NULL
);

CREATE INDEX users_by_name ON users (name_key, id);
CREATE INDEX users_by_username ON users (username_key, id) WHERE username_key IS NOT NULL;
CREATE INDEX users_by_status ON users (status, id);
CREATE INDEX users_by_last_seen ON users (last_seen, id);

-- Names that somebody no longer has (R9).
CREATE TABLE former_names (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    username TEXT NOT NULL,
    given_up_at INTEGER NOT NULL
);

CREATE INDEX former_names_by_user ON former_names (user_id);

-- The ledger (R7): only ever added to.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    kind INTEGER NOT NULL,
    source INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_ms INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    outbox_id INTEGER NOT NULL,
    error_code INTEGER NOT NULL,
    text TEXT NOT NULL,
    detail TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    user_chat_id INTEGER NOT NULL
);

-- The same fact twice is one fact. The moment is part of it: update ids may come round again after a
-- week of quiet.
CREATE UNIQUE INDEX evidence_once
    ON evidence (user_id, happened_at, kind, source, update_id, outbox_id);

-- The conversation.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    outgoing INTEGER NOT NULL,
    telegram_id INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    text TEXT NOT NULL,
    outbox_id INTEGER NOT NULL
);

CREATE UNIQUE INDEX messages_once ON messages (user_id, sent_at, telegram_id, outgoing);

-- What waits to be sent, is being sent, or ended (R13). Enums: src/storage/outbox_item.h.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    lane INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    attempted_ms INTEGER NOT NULL,
    finished_ms INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    error_code INTEGER NOT NULL,
    error_text TEXT NOT NULL
);

CREATE INDEX outbox_waiting ON outbox (lane, id) WHERE state = 1;
CREATE INDEX outbox_in_flight ON outbox (id) WHERE state = 2;
CREATE INDEX outbox_by_user ON outbox (user_id, id);

CREATE TABLE greetings (
    language TEXT PRIMARY KEY,
    text TEXT NOT NULL
);

-- How many updates of each type came; those that this version does not understand stand out.
CREATE TABLE update_counts (
    type TEXT PRIMARY KEY,
    understood INTEGER NOT NULL,
    count INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
);

-- One row: how far the journal has been applied, and where polling goes on.
CREATE TABLE progress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    journal_segment INTEGER NOT NULL,
    journal_offset INTEGER NOT NULL,
    next_update_id INTEGER NOT NULL,
    last_poll_ms INTEGER NOT NULL
);

INSERT INTO progress VALUES (1, 0, 0, 0, 0);
