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

-- Whom an automatic greeting was last written down for, when, and which: pressing Start again at once
-- brings no second one.
CREATE TABLE auto_greetings (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    payload TEXT NOT NULL,
    greeted_ms INTEGER NOT NULL
);
