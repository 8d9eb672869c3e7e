-- 企业直通车: what enterprises ask, who answers by when, and how they rate the answer.
CREATE SEQUENCE enquiry_number;
CREATE TABLE enquiry (
    id              varchar(36)  PRIMARY KEY,
    number          varchar(20)  NOT NULL UNIQUE,
    version         int          NOT NULL,
    kind            varchar(12)  NOT NULL,
    credit_code     char(18)     NOT NULL,
    enterprise_name varchar(200) NOT NULL,
    asked_by        varchar(60)  NOT NULL,
    idempotency_key varchar(200) NOT NULL,
    fingerprint     char(64)     NOT NULL,
    item_id         varchar(40),
    item_name       varchar(200),
    claim_id        varchar(36),
    division_code   char(6)      NOT NULL,
    department      varchar(200) NOT NULL,
    title           varchar(100) NOT NULL,
    body            text         NOT NULL,
    state           varchar(10)  NOT NULL,
    asked_at        timestamptz  NOT NULL,
    due_on          date         NOT NULL,
    extended        boolean      NOT NULL,
    rounds          int          NOT NULL,
    answer          text,
    answered_at     timestamptz,
    published       boolean      NOT NULL,
    stars           int,
    rating_comment  varchar(500),
    UNIQUE (asked_by, idempotency_key)
);
CREATE INDEX enquiry_of_enterprise ON enquiry (credit_code, asked_at);
CREATE INDEX enquiry_of_division ON enquiry (division_code, state, due_on);
CREATE INDEX enquiry_published ON enquiry (answered_at) WHERE published;
CREATE TABLE enquiry_event (
    enquiry_id varchar(36)  NOT NULL REFERENCES enquiry (id),
    position   int          NOT NULL,
    event      varchar(12)  NOT NULL,
    actor      varchar(100) NOT NULL,
    at         timestamptz  NOT NULL,
    note       varchar(500),
    PRIMARY KEY (enquiry_id, position)
);
