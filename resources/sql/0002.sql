-- Filters and orders of the table that had no index.
CREATE INDEX users_by_ground ON users (ground, id);
CREATE INDEX users_by_language ON users (language, id);

-- Evidence tells the type of its update, or the method that was answered.
UPDATE evidence SET text = CASE
        WHEN kind IN (11, 12) THEN detail
        WHEN kind IN (7, 8) THEN 'my_chat_member'
        WHEN kind = 9 THEN 'chat_join_request'
        WHEN kind = 10 THEN 'chat_member'
        WHEN kind = 13 THEN 'callback_query'
        ELSE 'message'
    END
    WHERE source = 1 AND text = '';
UPDATE evidence SET detail = CASE
        WHEN (SELECT kind FROM outbox WHERE outbox.id = evidence.outbox_id) = 3 THEN 'sendChatAction'
        ELSE 'sendMessage'
    END
    WHERE source = 0 AND detail = '';

DELETE FROM former_names WHERE id NOT IN (
    SELECT min(id) FROM former_names
    GROUP BY user_id, given_up_at, first_name, last_name, username);

-- A name given up is one fact, however often the journal is replayed.
CREATE UNIQUE INDEX former_names_once
    ON former_names (user_id, given_up_at, first_name, last_name, username);

DROP INDEX former_names_by_user;
