-- Who took which table away as a file.
CREATE TABLE export_log (
    id            varchar(36)   PRIMARY KEY,
    kind          varchar(30)   NOT NULL,
    format        varchar(10)   NOT NULL,
    filter        varchar(1000) NOT NULL,
    officer_id    varchar(80)   NOT NULL,
    officer       varchar(80)   NOT NULL,
    division_code varchar(6)    NOT NULL,
    at            timestamptz   NOT NULL
);
CREATE INDEX export_log_in_division ON export_log (division_code, at);

-- "Did you get it?": one answer per claim, the last one counts.
CREATE TABLE survey_answer (
    claim_id      varchar(36)  PRIMARY KEY,
    item_id       varchar(40)  NOT NULL,
    item_name     varchar(300) NOT NULL,
    credit_code   varchar(18)  NOT NULL,
    division_code varchar(6)   NOT NULL,
    got           varchar(10)  NOT NULL,
    comment       varchar(500),
    at            timestamptz  NOT NULL
);
CREATE INDEX survey_answer_of_item ON survey_answer (item_id, division_code);

CREATE SEQUENCE supervision_order_number;
CREATE TABLE supervision_order (
    id              varchar(36)   PRIMARY KEY,
    number          varchar(20)   NOT NULL UNIQUE,
    version         integer       NOT NULL,
    -- One by rule for each subject and limit, one by hand for each key.
    raise_key       varchar(300)  NOT NULL UNIQUE,
    fingerprint     varchar(64)   NOT NULL,
    subject_kind    varchar(12)   NOT NULL,
    subject_id      varchar(80)   NOT NULL,
    subject_name    varchar(300)  NOT NULL,
    division_code   varchar(6)    NOT NULL,
    department      varchar(200)  NOT NULL,
    reason          varchar(1000) NOT NULL,
    raised_by       varchar(80)   NOT NULL,
    raised_at       timestamptz   NOT NULL,
    due_on          date          NOT NULL,
    state           varchar(10)   NOT NULL,
    escalated_to    varchar(6),
    reply           varchar(2000),
    replied_by      varchar(80),
    outcome         varchar(1000)
);
CREATE INDEX supervision_order_in_division ON supervision_order (division_code, state, due_on);
CREATE INDEX supervision_order_of_subject ON supervision_order (subject_kind, subject_id);
CREATE TABLE supervision_order_event (
    order_id varchar(36)   NOT NULL REFERENCES supervision_order (id),
    position integer       NOT NULL,
    event    varchar(12)   NOT NULL,
    actor    varchar(80)   NOT NULL,
    at       timestamptz   NOT NULL,
    note     varchar(2000),
    PRIMARY KEY (order_id, position)
);

CREATE TABLE circular (
    division_code varchar(6)  NOT NULL,
    period        varchar(7)  NOT NULL,
    issued_at     timestamptz NOT NULL,
    content       text        NOT NULL,
    PRIMARY KEY (division_code, period)
);
