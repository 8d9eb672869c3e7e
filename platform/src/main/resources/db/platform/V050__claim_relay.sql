-- The system that decides a claim; null where our own officers do.
ALTER TABLE claim ADD COLUMN relayed_to varchar(40);

-- What is handed to that system: one row a round, the body as it was when it was submitted or corrected.
CREATE TABLE claim_relay (
    command_id    varchar(64) PRIMARY KEY,
    claim_id      varchar(36) NOT NULL REFERENCES claim (id),
    round         integer     NOT NULL,
    claim_number  varchar(40) NOT NULL,
    division_code varchar(6)  NOT NULL,
    system        varchar(40) NOT NULL,
    state         varchar(20) NOT NULL CHECK (state IN ('QUEUED', 'RECORDED', 'FOLLOWED', 'ENDED')),
    body          text        NOT NULL,
    attempts      integer     NOT NULL DEFAULT 0,
    next_at       timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    lease_until   timestamptz,
    epoch         bigint      NOT NULL DEFAULT 0,
    note          text,
    UNIQUE (claim_id, round)
);
CREATE INDEX claim_relay_due ON claim_relay (next_at) WHERE state <> 'ENDED';
CREATE INDEX claim_relay_of_number ON claim_relay (claim_number);

-- Every step that system told, once; DRIFTED ones did not fit our graph and changed nothing.
CREATE TABLE relayed_step (
    claim_id varchar(36)  NOT NULL REFERENCES claim (id),
    step     varchar(36)  NOT NULL,
    said     text         NOT NULL,
    state    text,
    verdict  varchar(20)  NOT NULL CHECK (verdict IN ('APPLIED', 'KNOWN', 'DRIFTED')),
    at       timestamptz  NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (claim_id, step)
);
