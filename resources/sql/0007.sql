-- Broadcasts: jobs that send one message to many. Enums: src/storage/job.h and src/storage/broadcast.h.

-- When a job begins by itself, in ms; 0 for one that begins at once.
ALTER TABLE jobs ADD COLUMN scheduled_ms INTEGER NOT NULL DEFAULT 0;
-- Whom it is about, as storage::UserQuery is written down; empty where they were picked one by one.
ALTER TABLE jobs ADD COLUMN filter TEXT NOT NULL DEFAULT '';
-- Why it is paused, and the server's words where it was the server's doing.
ALTER TABLE jobs ADD COLUMN pause_reason INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN pause_text TEXT NOT NULL DEFAULT '';

CREATE TABLE broadcasts (
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
    -- Sent to the operator, to look at.
    is_test INTEGER NOT NULL,
    -- Whether the texts are formatted (HTML).
    html INTEGER NOT NULL,
    silent INTEGER NOT NULL,
    media INTEGER NOT NULL,
    media_path TEXT NOT NULL,
    -- The file as it was when the broadcast was made: another one is not sent unasked.
    media_size INTEGER NOT NULL,
    media_modified_ms INTEGER NOT NULL,
    -- Empty until the file was uploaded once.
    file_id TEXT NOT NULL,
    -- JSON: a list of {"text", "url"}, one a row.
    buttons TEXT NOT NULL,
    -- Paid: the most Stars it may cost, and how many messages left as paid ones.
    star_cap INTEGER NOT NULL,
    paid_sent INTEGER NOT NULL
);

CREATE TABLE broadcast_texts (
    job_id INTEGER NOT NULL REFERENCES broadcasts (job_id) DEFERRABLE INITIALLY DEFERRED,
    -- A language tag; empty for whoever has no text of their own.
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (job_id, language)
) WITHOUT ROWID;

-- What was uploaded, so that the same file is not uploaded again.
CREATE TABLE uploads (
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    media INTEGER NOT NULL,
    file_id TEXT NOT NULL,
    PRIMARY KEY (path, media)
) WITHOUT ROWID;

-- Who may be written to because of a request to join: a broadcast looks for them among a million.
CREATE INDEX users_by_join_end ON users (join_ends_at) WHERE join_ends_at > 0;

-- Left with allow_paid_broadcast.
ALTER TABLE outbox ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;

-- Who the operator is among the people, for tests; 0 while nobody said so.
ALTER TABLE preferences ADD COLUMN operator_id INTEGER NOT NULL DEFAULT 0;
