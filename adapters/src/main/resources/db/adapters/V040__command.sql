-- What a legacy system is told to do, once. The id is the business key; may_have_arrived is set before a byte leaves.
CREATE TABLE command (
    id               text        PRIMARY KEY,
    capability       text        NOT NULL,
    system           text        NOT NULL,
    division         text        NOT NULL,
    subject          text        NOT NULL,
    purpose          text        NOT NULL,
    payload          text        NOT NULL,
    fingerprint      text        NOT NULL,
    amount_fen       bigint      NOT NULL DEFAULT 0,
    state            text        NOT NULL CHECK (state IN
        ('QUEUED','SENDING','UNCERTAIN','ACCEPTED','REJECTED','DEAD','SKIPPED','COMPENSATED')),
    may_have_arrived boolean     NOT NULL DEFAULT false,
    attempts         integer     NOT NULL DEFAULT 0,
    next_at          timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    lease_until      timestamptz,
    epoch            bigint      NOT NULL DEFAULT 0,
    owner            text,
    receipt          text,
    code             text,
    notice           text,
    recorded_at      timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    settled_at       timestamptz
);
CREATE INDEX command_due ON command (system, next_at) WHERE state IN ('QUEUED', 'SENDING', 'UNCERTAIN');
CREATE INDEX command_in_state ON command (state, recorded_at);
CREATE INDEX command_settled ON command (system, capability, settled_at);

-- What operators did with dead letters, and why; kept for good.
CREATE TABLE command_verb (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    command_id text        NOT NULL REFERENCES command (id),
    verb       text        NOT NULL,
    reason     text        NOT NULL,
    actor      text        NOT NULL,
    attempts   integer     NOT NULL,
    at         timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX command_verb_of ON command_verb (command_id);
