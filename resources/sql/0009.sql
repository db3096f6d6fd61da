-- Greetings for many that the operator asked for and that are still being put into the outbox.
CREATE TABLE greeting_orders (
    id INTEGER PRIMARY KEY,
    -- For whom, as storage::Audience is written down; empty where they were picked one by one.
    audience TEXT NOT NULL,
    -- Those who were picked: their ids with commas between them.
    people TEXT NOT NULL,
    -- Everybody up to this id is in the outbox already.
    behind INTEGER NOT NULL
);
