-- An award that is paid in stages has one payout a stage.
ALTER TABLE payout_intent ADD COLUMN stages integer NOT NULL DEFAULT 1;

CREATE TABLE clawback (
    id              varchar(36)  PRIMARY KEY,
    intent_id       varchar(40)  NOT NULL REFERENCES payout_intent (id),
    -- One is open at a time: null once received.
    open_intent     varchar(40)  UNIQUE,
    item_name       varchar(400) NOT NULL,
    claim_number    varchar(60)  NOT NULL,
    payee           varchar(300) NOT NULL,
    credit_code     varchar(18)  NOT NULL,
    division_code   varchar(6)   NOT NULL,
    line_id         varchar(36)  NOT NULL REFERENCES fiscal_line (id),
    amount_fen      bigint       NOT NULL CHECK (amount_fen > 0),
    received_fen    bigint       NOT NULL DEFAULT 0,
    reason          text         NOT NULL,
    ordered_by      varchar(80)  NOT NULL,
    ordered_by_name varchar(80)  NOT NULL,
    ordered_at      timestamptz  NOT NULL,
    due_on          date         NOT NULL,
    CHECK (received_fen >= 0 AND received_fen <= amount_fen)
);
CREATE INDEX clawback_of_division ON clawback (division_code);
CREATE INDEX clawback_of_enterprise ON clawback (credit_code);
CREATE INDEX clawback_of_intent ON clawback (intent_id);

CREATE TABLE clawback_receipt (
    clawback_id varchar(36) NOT NULL REFERENCES clawback (id),
    voucher     varchar(60) NOT NULL UNIQUE,
    amount_fen  bigint      NOT NULL CHECK (amount_fen > 0),
    taken_by    varchar(80) NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (clawback_id, voucher)
);

-- The daily comparison of the ledger with reservations and payouts.
CREATE TABLE parity_day (
    day   date        PRIMARY KEY,
    at    timestamptz NOT NULL,
    lines integer     NOT NULL,
    gaps  integer     NOT NULL
);

CREATE TABLE parity_gap (
    day        date        NOT NULL REFERENCES parity_day (day),
    line_id    varchar(36) NOT NULL REFERENCES fiscal_line (id),
    account    varchar(20) NOT NULL,
    ledger_fen bigint      NOT NULL,
    other_fen  bigint      NOT NULL,
    PRIMARY KEY (day, line_id, account)
);
