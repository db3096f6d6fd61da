-- Requests to join a group or a channel. Enums: src/storage/join_request.h.
CREATE TABLE join_requests (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    chat_id INTEGER NOT NULL,
    user_chat_id INTEGER NOT NULL,
    chat_title TEXT NOT NULL,
    bio TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    -- Empty when the server does not wait for an answer within seconds.
    query_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    processed_at INTEGER NOT NULL
);

-- The same request again is one request.
CREATE UNIQUE INDEX join_requests_once ON join_requests (user_id, chat_id, requested_at);
CREATE INDEX join_requests_by_state ON join_requests (state, requested_at);
CREATE INDEX join_requests_processed ON join_requests (processed_at, id) WHERE state <> 1;

-- What was sent because of a request: a message through its chat, an approval, a decline.
ALTER TABLE outbox ADD COLUMN join_request_id INTEGER NOT NULL DEFAULT 0;

CREATE INDEX outbox_by_join_request ON outbox (join_request_id, id) WHERE join_request_id <> 0;

-- The ledger knows the requests of before: whoever waits shall not be forgotten. Who asked again
-- later, or whose membership changed later, does not wait any more.
INSERT OR IGNORE INTO join_requests (user_id, chat_id, user_chat_id, chat_title, bio, requested_at,
                                     query_id, state, processed_at)
SELECT user_id, chat_id, user_chat_id, detail, '', happened_at, '', 1, 0
FROM evidence WHERE kind = 9 ORDER BY happened_at, id;

UPDATE join_requests SET state = 5, processed_at = (
    SELECT min(later.requested_at) FROM join_requests AS later
    WHERE later.user_id = join_requests.user_id AND later.chat_id = join_requests.chat_id
      AND later.requested_at > join_requests.requested_at)
WHERE EXISTS (
    SELECT 1 FROM join_requests AS later
    WHERE later.user_id = join_requests.user_id AND later.chat_id = join_requests.chat_id
      AND later.requested_at > join_requests.requested_at);

UPDATE join_requests SET state = 4, processed_at = (
    SELECT min(happened_at) FROM evidence
    WHERE user_id = join_requests.user_id AND kind = 10 AND chat_id = join_requests.chat_id
      AND happened_at >= join_requests.requested_at)
WHERE state = 1 AND EXISTS (
    SELECT 1 FROM evidence
    WHERE user_id = join_requests.user_id AND kind = 10 AND chat_id = join_requests.chat_id
      AND happened_at >= join_requests.requested_at);
