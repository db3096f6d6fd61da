-- Jobs: something that is done to many people, one after the other. Enums: src/storage/job.h.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    -- Also those who were probed within the hour.
    forced INTEGER NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    finished_ms INTEGER NOT NULL
);

-- Whom a job has still to come to: at first everyone that its filter had when it began, then fewer, as
-- they are taken to the outbox or left out.
CREATE TABLE job_people (
    job_id INTEGER NOT NULL REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (job_id, user_id)
) WITHOUT ROWID;

-- How it went, counted: its size does not depend on that of the job.
CREATE TABLE job_outcomes (
    job_id INTEGER NOT NULL REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
    outcome INTEGER NOT NULL,
    status_before INTEGER NOT NULL,
    status_after INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (job_id, outcome, status_before, status_after)
) WITHOUT ROWID;

ALTER TABLE outbox ADD COLUMN job_id INTEGER NOT NULL DEFAULT 0;

-- What waits of a job, and what is held while it does not run.
CREATE INDEX outbox_by_job ON outbox (job_id, state) WHERE job_id <> 0;

-- Who was tried lately.
CREATE INDEX outbox_by_attempt ON outbox (kind, attempted_ms, user_id) WHERE attempted_ms > 0;
