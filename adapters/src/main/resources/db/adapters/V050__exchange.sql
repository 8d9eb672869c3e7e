-- Batches legacy systems push. A batch is received whole, chunk by chunk, before its rows are passed on.
CREATE TABLE open_batch (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system      text        NOT NULL,
    kind        text        NOT NULL,
    batch       text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('RECEIVING', 'PASSING_ON', 'DONE')),
    -- raised by every upload, so that an older one that still runs writes nothing any more
    upload      bigint      NOT NULL,
    started_at  timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    attempts    integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    lease_until timestamptz,
    fence       bigint      NOT NULL DEFAULT 0,
    UNIQUE (system, batch)
);
CREATE INDEX open_batch_waiting ON open_batch (system, kind, id) WHERE state = 'PASSING_ON';

-- hashes: eight bytes a row, to know a row again; content: what is still to be passed on, deflated
CREATE TABLE open_chunk (
    batch     bigint  NOT NULL REFERENCES open_batch (id) ON DELETE CASCADE,
    chunk     integer NOT NULL,
    row_count integer NOT NULL,
    hashes    bytea   NOT NULL,
    content   bytea,
    accepted  integer NOT NULL,
    refused   integer NOT NULL,
    PRIMARY KEY (batch, chunk)
);

CREATE TABLE open_quarantine (
    batch      bigint      NOT NULL REFERENCES open_batch (id) ON DELETE CASCADE,
    row_number bigint      NOT NULL,
    code       text        NOT NULL,
    pointer    text        NOT NULL,
    detail     text        NOT NULL,
    content    text        NOT NULL,
    PRIMARY KEY (batch, row_number)
);

CREATE TABLE open_event (
    system   text        NOT NULL,
    event_id text        NOT NULL,
    digest   text        NOT NULL,
    taken_at timestamptz NOT NULL,
    PRIMARY KEY (system, event_id)
);
CREATE INDEX open_event_age ON open_event (taken_at);

CREATE TABLE open_nonce (
    system     text        NOT NULL,
    nonce      text        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (system, nonce)
);
CREATE INDEX open_nonce_age ON open_nonce (expires_at);

-- what a system has used of its day
CREATE TABLE open_ledger (
    system text   NOT NULL,
    day    date   NOT NULL,
    calls  bigint NOT NULL,
    rows   bigint NOT NULL,
    PRIMARY KEY (system, day)
);
