-- one row per capability that is collected; the lease says which instance runs it, the epoch fences off the one before
CREATE TABLE collection_job (
    system      text        NOT NULL,
    capability  text        NOT NULL,
    cursor      text,
    due_at      timestamptz NOT NULL,
    lease_owner text,
    lease_until timestamptz,
    epoch       bigint      NOT NULL DEFAULT 0,
    failures    bigint      NOT NULL DEFAULT 0,
    started_at  timestamptz,
    finished_at timestamptz,
    received    bigint      NOT NULL DEFAULT 0,
    accepted    bigint      NOT NULL DEFAULT 0,
    quarantined bigint      NOT NULL DEFAULT 0,
    as_of       date,
    error       text,
    error_at    timestamptz,
    PRIMARY KEY (system, capability)
);

-- rows that were not kept, by the key their source knows them by; the latest reason counts
CREATE TABLE collection_quarantine (
    system     text        NOT NULL,
    capability text        NOT NULL,
    row_key    text        NOT NULL,
    code       text        NOT NULL,
    detail     text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (system, capability, row_key)
);
