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

-- How many people there are: nobody has to count a million of them at a start.
CREATE TABLE people_count (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    people INTEGER NOT NULL
);

INSERT INTO people_count SELECT 1, count(*) FROM users;

CREATE TRIGGER users_counted AFTER INSERT ON users BEGIN UPDATE people_count SET people = people + 1; END;

CREATE TRIGGER users_uncounted AFTER DELETE ON users BEGIN UPDATE people_count SET people = people - 1; END;
