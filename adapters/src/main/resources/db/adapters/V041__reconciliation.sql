-- A day of a capability, our record against theirs.
CREATE TABLE reconciliation (
    system       text        NOT NULL,
    capability   text        NOT NULL,
    day          date        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'AGREED', 'DIFFERS', 'UNKNOWN')),
    ours_count   bigint,
    ours_fen     bigint,
    ours_hash    text,
    theirs_count bigint,
    theirs_fen   bigint,
    theirs_hash  text,
    notice       text,
    ran_at       timestamptz,
    next_at      timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    lease_until  timestamptz,
    epoch        bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (system, capability, day)
);

-- A difference is a task; it closes when the next run of its day agrees.
CREATE TABLE reconciliation_gap (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system       text        NOT NULL,
    capability   text        NOT NULL,
    day          date        NOT NULL,
    business_key text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('OURS_ONLY', 'THEIRS_ONLY', 'AMOUNT_DIFFERS', 'TOTALS_DIFFER')),
    ours_fen     bigint,
    theirs_fen   bigint,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    owner        text        NOT NULL,
    note         text,
    opened_at    timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    closed_at    timestamptz,
    UNIQUE (system, capability, day, business_key, kind)
);
CREATE INDEX reconciliation_gap_open ON reconciliation_gap (opened_at) WHERE state = 'OPEN';
