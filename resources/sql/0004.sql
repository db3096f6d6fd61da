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
