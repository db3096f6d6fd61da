-- What the operator set for this bot. One row.
CREATE TABLE preferences (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- How many days raw updates are kept.
    journal_days INTEGER NOT NULL
);

INSERT INTO preferences VALUES (1, 7);

-- Times in which updates may have been lost, since the server keeps them for a day only.
CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    noticed_ms INTEGER NOT NULL,
    -- 0 until the operator has dealt with it.
    settled_ms INTEGER NOT NULL
);
