CREATE TABLE inbox_message (
    id          uuid PRIMARY KEY,
    sequence    bigint GENERATED ALWAYS AS IDENTITY,
    person_id   text        NOT NULL,
    dedup_key   text        NOT NULL,
    kind        text        NOT NULL,
    title       text        NOT NULL,
    body        text        NOT NULL,
    page        text        NOT NULL,
    credit_code text        NOT NULL,
    item_id     text,
    claim_id    text,
    at          timestamptz NOT NULL,
    read_at     timestamptz,
    UNIQUE (person_id, dedup_key)
);
CREATE UNIQUE INDEX inbox_message_by_person ON inbox_message (person_id, sequence);
CREATE UNIQUE INDEX inbox_message_by_sequence ON inbox_message (sequence);
CREATE INDEX inbox_message_unread ON inbox_message (person_id) WHERE read_at IS NULL;
