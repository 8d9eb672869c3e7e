CREATE TABLE claim (
    id              varchar(36)  PRIMARY KEY,
    number          varchar(40) UNIQUE,
    item_id         varchar(40)  NOT NULL,
    item_version    integer      NOT NULL,
    item_name       varchar(300) NOT NULL,
    credit_code     varchar(18)  NOT NULL,
    enterprise_name varchar(300) NOT NULL,
    division_code   varchar(6)   NOT NULL,
    state           varchar(30)  NOT NULL,
    version         integer      NOT NULL,
    next_stage      varchar(30),
    amount_fen      bigint,
    started_at      timestamptz  NOT NULL,
    submitted_at    timestamptz,
    due_on          date,
    -- One open draft per item and enterprise; one claim per item version, enterprise and fiscal year.
    open_key        varchar(160) UNIQUE,
    document        text         NOT NULL
);
CREATE INDEX claim_of_enterprise ON claim (credit_code);
CREATE INDEX claim_queue ON claim (state, division_code);

CREATE TABLE claim_step (
    seq      bigserial PRIMARY KEY,
    claim_id varchar(36) NOT NULL REFERENCES claim (id),
    version  integer     NOT NULL,
    event    varchar(40) NOT NULL,
    state    varchar(30) NOT NULL,
    at       timestamptz NOT NULL,
    actor_id varchar(80) NOT NULL,
    actor    varchar(80) NOT NULL,
    note     text
);
CREATE INDEX claim_step_of_claim ON claim_step (claim_id, seq);

CREATE TABLE claim_number (
    division_code varchar(6) NOT NULL,
    fiscal_year   integer    NOT NULL,
    last_number   integer    NOT NULL,
    PRIMARY KEY (division_code, fiscal_year)
);

-- What the decision to submit was made on; never changed.
CREATE TABLE claim_evidence (
    claim_id     varchar(36) NOT NULL REFERENCES claim (id),
    version      integer     NOT NULL,
    item_version integer     NOT NULL,
    snapshot     text        NOT NULL,
    evaluation   text        NOT NULL,
    frozen_at    timestamptz NOT NULL,
    PRIMARY KEY (claim_id, version)
);

CREATE TABLE claim_submission (
    caller      varchar(80)  NOT NULL,
    idem_key    varchar(200) NOT NULL,
    fingerprint varchar(64)  NOT NULL,
    answer      text         NOT NULL,
    at          timestamptz  NOT NULL,
    PRIMARY KEY (caller, idem_key)
);

CREATE TABLE attachment (
    id          varchar(36)  PRIMARY KEY,
    claim_id    varchar(36)  NOT NULL REFERENCES claim (id),
    material    varchar(200) NOT NULL,
    file_name   varchar(255) NOT NULL,
    media_type  varchar(60)  NOT NULL,
    bytes       bigint       NOT NULL,
    sha256      varchar(64)  NOT NULL,
    uploaded_at timestamptz  NOT NULL
);
CREATE INDEX attachment_of_claim ON attachment (claim_id);
