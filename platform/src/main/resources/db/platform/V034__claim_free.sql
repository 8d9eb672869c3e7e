CREATE TABLE claim_free_run (
    id               varchar(36)  PRIMARY KEY,
    item_id          varchar(40)  NOT NULL,
    item_version     integer      NOT NULL,
    item_name        varchar(300) NOT NULL,
    division_code    varchar(6)   NOT NULL,
    state            varchar(20)  NOT NULL,
    version          integer      NOT NULL,
    drafted_by       varchar(80),
    first_by         varchar(80),
    started_at       timestamptz  NOT NULL,
    notice_closes_on date
);

CREATE TABLE claim_free_member (
    run_id        varchar(36)  NOT NULL REFERENCES claim_free_run (id),
    credit_code   varchar(18)  NOT NULL,
    name          varchar(300) NOT NULL,
    division_code varchar(6)   NOT NULL,
    state         varchar(20)  NOT NULL,
    amount_fen    bigint,
    reason        text,
    holder        varchar(300),
    bank          varchar(200),
    account       varchar(40),
    receipt       varchar(100),
    PRIMARY KEY (run_id, credit_code)
);
CREATE INDEX claim_free_of_enterprise ON claim_free_member (credit_code);
