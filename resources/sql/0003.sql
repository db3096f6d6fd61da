-- Jobs: something that is done to many people, one after the other. Enums: src/storage/job.h.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    -- Also those who were probed within the hour.
    forced INTEGER NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    -- Everyone up to here has been taken from job_people to the outbox, or left out.
    taken_up_to INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    finished_ms INTEGER NOT NULL
);

-- Whom a job is about, as its filter had them when it began.
CREATE TABLE job_people (
    job_id INTEGER NOT NULL REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (job_id, user_id)
) WITHOUT ROWID;

-- How it went, counted: the size of this does not depend on the size of the job.
CREATE TABLE job_outcomes (
    job_id INTEGER NOT NULL REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
    outcome INTEGER NOT NULL,
    status_before INTEGER NOT NULL,
    status_after INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (job_id, outcome, status_before, status_after)
) WITHOUT ROWID;

ALTER TABLE outbox ADD COLUMN job_id INTEGER NOT NULL DEFAULT 0;

CREATE INDEX outbox_by_job ON outbox (job_id, state) WHERE job_id <> 0;
