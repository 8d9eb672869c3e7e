-- how a system answered otherwise than its contract or its habit says: one row per kind, place and day, never a value
CREATE TABLE drift_event (
    system     text        NOT NULL,
    capability text        NOT NULL,
    contract   text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('UNKNOWN_CODE','NEW_FIELD','MISSING_FIELD','RETYPED_FIELD','BROKEN_PROMISE')),
    place      text        NOT NULL,
    day        date        NOT NULL,
    times      bigint      NOT NULL CHECK (times > 0),
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (system, capability, contract, kind, place, day)
);

-- fields and types of a system's answers as first learnt; delete a row to have it learnt anew
CREATE TABLE answer_shape (
    system     text        NOT NULL,
    capability text        NOT NULL,
    contract   text        NOT NULL,
    shape      jsonb       NOT NULL,
    learnt_at  timestamptz NOT NULL,
    PRIMARY KEY (system, capability, contract)
);
