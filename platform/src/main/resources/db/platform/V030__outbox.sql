-- Events wait without a position until their transaction is committed; one sequencer at a time gives positions.
CREATE TABLE outbox (
    seq      bigserial PRIMARY KEY,
    id       varchar(36)  NOT NULL UNIQUE,
    type     varchar(60)  NOT NULL,
    subject  varchar(100) NOT NULL,
    data     text         NOT NULL,
    at       timestamptz  NOT NULL,
    position bigint UNIQUE
);
CREATE INDEX outbox_waiting ON outbox (seq) WHERE position IS NULL;

CREATE TABLE outbox_sequencer (
    id            integer PRIMARY KEY,
    last_position bigint NOT NULL
);
INSERT INTO outbox_sequencer (id, last_position) VALUES (1, 0);
