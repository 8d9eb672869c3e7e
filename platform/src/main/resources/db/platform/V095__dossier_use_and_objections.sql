-- 使用记录: who used which facts of an enterprise for what; the same use on the same day counts on one line.
CREATE TABLE fact_use (
    credit_code varchar(18)   NOT NULL,
    on_day      date          NOT NULL,
    kind        varchar(12)   NOT NULL,
    reference   varchar(60)   NOT NULL,
    user_id     varchar(80)   NOT NULL,
    purpose     varchar(300)  NOT NULL,
    user_name   varchar(100)  NOT NULL,
    division    varchar(6)    NOT NULL,
    department  varchar(200)  NOT NULL,
    attributes  varchar(4000) NOT NULL,
    first_at    timestamptz   NOT NULL,
    last_at     timestamptz   NOT NULL,
    times       int           NOT NULL,
    PRIMARY KEY (credit_code, on_day, kind, reference, user_id, purpose)
);
CREATE INDEX fact_use_latest ON fact_use (credit_code, last_at);

-- How far a follower of the feed has read.
CREATE TABLE feed_cursor (
    name     varchar(40) PRIMARY KEY,
    position bigint NOT NULL
);
INSERT INTO feed_cursor (name, position) VALUES ('fact-uses', 0);

-- 异议: an enterprise objects to a fact; the department that owns it decides, the fact itself is never edited.
CREATE SEQUENCE fact_objection_number;
CREATE TABLE fact_objection (
    id              varchar(36)   PRIMARY KEY,
    number          varchar(20)   NOT NULL UNIQUE,
    version         int           NOT NULL,
    credit_code     varchar(18)   NOT NULL,
    enterprise_name varchar(200)  NOT NULL,
    asked_by        varchar(80)   NOT NULL,
    idempotency_key varchar(200)  NOT NULL,
    fingerprint     char(64)      NOT NULL,
    attribute       varchar(60)   NOT NULL,
    stated          varchar(1000),
    system          varchar(40)   NOT NULL,
    as_of           date,
    proposed        varchar(1000) NOT NULL,
    reason          varchar(1000) NOT NULL,
    division_code   char(6)       NOT NULL,
    department      varchar(200)  NOT NULL,
    state           varchar(12)   NOT NULL,
    asked_at        timestamptz   NOT NULL,
    due_on          date          NOT NULL,
    answer          varchar(1000),
    answered_at     timestamptz,
    restated        varchar(1000),
    closed_at       timestamptz,
    UNIQUE (asked_by, idempotency_key)
);
-- One open objection per fact.
CREATE UNIQUE INDEX fact_objection_open ON fact_objection (credit_code, attribute) WHERE state IN ('OPEN', 'UPHELD');
CREATE INDEX fact_objection_of_division ON fact_objection (division_code, state, due_on);
CREATE INDEX fact_objection_of_enterprise ON fact_objection (credit_code, asked_at);
