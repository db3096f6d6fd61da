-- Filters and orders of the table that had no index.
CREATE INDEX users_by_ground ON users (ground, id);
CREATE INDEX users_by_language ON users (language, id);

-- A name given up is one fact, however often the journal is replayed.
CREATE UNIQUE INDEX former_names_once
    ON former_names (user_id, given_up_at, first_name, last_name, username);

DROP INDEX former_names_by_user;
