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

-- All updates are counted now, not only those that are not understood; of a known type some may be
-- malformed.
ALTER TABLE update_counts RENAME TO unknown_update_counts;

CREATE TABLE update_counts (
    type TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    not_understood INTEGER NOT NULL,
    last_ms INTEGER NOT NULL
);

INSERT INTO update_counts SELECT type, count, count, last_ms FROM unknown_update_counts;

DROP TABLE unknown_update_counts;

-- While people are derived anew: the journal up to here was applied before. 0 otherwise.
ALTER TABLE progress ADD COLUMN anew_segment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE progress ADD COLUMN anew_offset INTEGER NOT NULL DEFAULT 0;
