-- One collection of data for several items; the claims are what counts.
CREATE TABLE claim_bundle (
    id          varchar(36) PRIMARY KEY,
    credit_code varchar(18) NOT NULL,
    version     integer     NOT NULL,
    started_at  timestamptz NOT NULL,
    document    text        NOT NULL
);
