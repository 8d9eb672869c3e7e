-- What an item may commit in a fiscal year; reserved holds approved and paid alike.
CREATE TABLE item_budget (
    item_id      varchar(40) NOT NULL,
    fiscal_year  integer     NOT NULL,
    total_fen    bigint      NOT NULL,
    reserved_fen bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, fiscal_year),
    CHECK (reserved_fen >= 0 AND reserved_fen <= total_fen)
);

CREATE TABLE public_notice (
    id              varchar(36)  PRIMARY KEY,
    subject_kind    varchar(10)  NOT NULL,
    subject_id      varchar(36)  NOT NULL,
    item_id         varchar(40)  NOT NULL,
    item_name       varchar(300) NOT NULL,
    enterprise_name varchar(300) NOT NULL,
    credit_code     varchar(18)  NOT NULL,
    division_code   varchar(6)   NOT NULL,
    amount_fen      bigint       NOT NULL,
    opens_on        date         NOT NULL,
    closes_on       date         NOT NULL,
    state           varchar(20)  NOT NULL,
    UNIQUE (subject_id, credit_code)
);
CREATE INDEX public_notice_open ON public_notice (state, closes_on);

CREATE TABLE objection (
    id         varchar(36)  PRIMARY KEY,
    notice_id  varchar(36)  NOT NULL REFERENCES public_notice (id),
    said_by    varchar(200) NOT NULL,
    reason     text         NOT NULL,
    at         timestamptz  NOT NULL,
    settled_at timestamptz,
    settled_by varchar(80),
    outcome    text
);
CREATE INDEX objection_of_notice ON objection (notice_id);

CREATE TABLE payout_intent (
    id           varchar(40)  PRIMARY KEY,
    order_id     varchar(50)  NOT NULL UNIQUE,
    tries        integer      NOT NULL DEFAULT 1,
    subject_kind varchar(10)  NOT NULL,
    subject_id   varchar(36)  NOT NULL,
    credit_code  varchar(18)  NOT NULL,
    claim_number varchar(60)  NOT NULL,
    item_id      varchar(40)  NOT NULL,
    division_code varchar(6)  NOT NULL,
    payee        varchar(300) NOT NULL,
    bank         varchar(200) NOT NULL,
    account      varchar(40)  NOT NULL,
    amount_fen   bigint       NOT NULL CHECK (amount_fen > 0),
    purpose      varchar(400) NOT NULL,
    state        varchar(20)  NOT NULL,
    attempts     integer      NOT NULL DEFAULT 0,
    next_at      timestamptz  NOT NULL,
    lease_until  timestamptz,
    epoch        bigint       NOT NULL DEFAULT 0,
    receipt      varchar(100),
    paid_at      timestamptz,
    note         text,
    UNIQUE (subject_id, credit_code)
);
CREATE INDEX payout_due ON payout_intent (next_at) WHERE state IN ('QUEUED', 'SENDING', 'UNCERTAIN', 'ORDERED');

-- Double entry: the lines of one intent and kind sum to zero.
CREATE TABLE journal (
    intent_id  varchar(40) NOT NULL,
    kind       varchar(20) NOT NULL,
    account    varchar(20) NOT NULL,
    amount_fen bigint      NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (intent_id, kind, account)
);
