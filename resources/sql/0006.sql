-- Greetings by start payload, and automatic ones (R12).
ALTER TABLE greetings RENAME TO general_greetings;

CREATE TABLE greetings (
    -- Empty for the general ones.
    payload TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (payload, language)
) WITHOUT ROWID;

INSERT INTO greetings SELECT '', language, text FROM general_greetings;

DROP TABLE general_greetings;

-- Whether every /start is greeted by itself.
ALTER TABLE preferences ADD COLUMN auto_greet INTEGER NOT NULL DEFAULT 0;

-- Which /start was answered last with which greeting: pressing Start again at once brings no second one.
CREATE TABLE auto_greetings (
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    -- Whose greeting it was; empty for the general one.
    payload TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    outbox_id INTEGER NOT NULL,
    PRIMARY KEY (user_id, payload)
) WITHOUT ROWID;

-- Who came by a payload is counted by language.
CREATE INDEX users_by_source ON users (source, language) WHERE source IS NOT NULL;
