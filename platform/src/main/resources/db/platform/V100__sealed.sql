-- A sealed account is longer than the account; rows in clear are sealed by the platform after its start.
ALTER TABLE claim_free_member ALTER COLUMN account TYPE text;
ALTER TABLE payout_intent ALTER COLUMN account TYPE text;

-- Who looked at personal data of a claim in clear, and why.
CREATE TABLE disclosure (
    id            varchar(36)  PRIMARY KEY,
    claim_id      varchar(36)  NOT NULL,
    credit_code   varchar(18)  NOT NULL,
    division_code varchar(6)   NOT NULL,
    field         varchar(40)  NOT NULL,
    officer_id    varchar(80)  NOT NULL,
    officer       varchar(80)  NOT NULL,
    department    varchar(200) NOT NULL,
    reason        varchar(400) NOT NULL,
    at            timestamptz  NOT NULL
);
CREATE INDEX disclosure_of_claim ON disclosure (claim_id, at);
CREATE INDEX disclosure_in_division ON disclosure (division_code, at);
