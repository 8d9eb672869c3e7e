-- Who did what to a version, and why.
CREATE TABLE policy_decision (
    seq     bigserial PRIMARY KEY,
    id      varchar(40) NOT NULL,
    version integer     NOT NULL,
    verb    varchar(12) NOT NULL,
    by_id   varchar(60) NOT NULL,
    at      timestamptz NOT NULL,
    reason  text        NOT NULL
);
