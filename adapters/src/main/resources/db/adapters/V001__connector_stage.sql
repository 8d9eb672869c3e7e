CREATE TABLE connector_stage (
    system     text   NOT NULL,
    capability text   NOT NULL,
    stage      text   NOT NULL CHECK (stage IN ('RESERVED','SANDBOX','SHADOW','PILOT','LIVE','SUSPENDED','RETIRED')),
    notice     text   NOT NULL,
    expected   date,
    version    bigint NOT NULL,
    PRIMARY KEY (system, capability)
);

CREATE TABLE connector_stage_move (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system     text        NOT NULL,
    capability text        NOT NULL,
    from_stage text        NOT NULL,
    to_stage   text        NOT NULL,
    reason     text        NOT NULL,
    notice     text        NOT NULL,
    actor      text        NOT NULL,
    moved_at   timestamptz NOT NULL
);
