-- a capability may stand elsewhere in a division than in the rest; 140000 holds wherever nothing nearer does
ALTER TABLE connector_stage
    ADD COLUMN division       text NOT NULL DEFAULT '140000',
    ADD COLUMN mode           text NOT NULL DEFAULT 'DIRECT' CHECK (mode IN ('DIRECT','COLLECTED','MANUAL')),
    ADD COLUMN meanwhile      text,
    ADD COLUMN pilot          text NOT NULL DEFAULT '',
    ADD COLUMN share          int CHECK (share BETWEEN 1 AND 100),
    ADD COLUMN suspended_from text,
    DROP CONSTRAINT connector_stage_pkey,
    ADD PRIMARY KEY (system, capability, division);
ALTER TABLE connector_stage ALTER COLUMN division DROP DEFAULT;

ALTER TABLE connector_stage_move
    ADD COLUMN division      text NOT NULL DEFAULT '140000',
    ADD COLUMN contract_hash text NOT NULL DEFAULT '',
    ADD COLUMN proposed_by   text;
ALTER TABLE connector_stage_move ALTER COLUMN division DROP DEFAULT;
CREATE INDEX connector_stage_move_system ON connector_stage_move (system, moved_at);

-- a move to LIVE waits here for a second operator
CREATE TABLE connector_stage_proposal (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system        text        NOT NULL,
    capability    text        NOT NULL,
    division      text        NOT NULL,
    to_stage      text        NOT NULL,
    from_version  bigint      NOT NULL,
    notice        text,
    meanwhile     text,
    expected      date,
    reason        text        NOT NULL,
    proposed_by   text        NOT NULL,
    proposed_at   timestamptz NOT NULL,
    state         text        NOT NULL CHECK (state IN ('PENDING','CONFIRMED','WITHDRAWN','OVERTAKEN')),
    decided_by    text,
    decided_at    timestamptz,
    decided_why   text,
    CONSTRAINT four_eyes CHECK (state <> 'CONFIRMED' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX connector_stage_proposal_pending ON connector_stage_proposal (system, capability, division)
    WHERE state = 'PENDING';

-- what the conformance kit found a contract to keep
CREATE TABLE conformance_badge (
    system        text        NOT NULL,
    capability    text        NOT NULL,
    contract_hash text        NOT NULL,
    report        text        NOT NULL,
    issued_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    signature     text        NOT NULL,
    taken_by      text        NOT NULL,
    taken_at      timestamptz NOT NULL,
    PRIMARY KEY (system, capability, contract_hash, report)
);
