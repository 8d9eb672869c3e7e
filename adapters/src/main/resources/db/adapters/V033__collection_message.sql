-- messages by their id: how often each was tried, and whether it is settled
CREATE TABLE collection_message (
    system     text        NOT NULL,
    capability text        NOT NULL,
    message_id text        NOT NULL,
    tries      bigint      NOT NULL,
    settled    boolean     NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (system, capability, message_id)
);
CREATE INDEX collection_message_at ON collection_message (at);
