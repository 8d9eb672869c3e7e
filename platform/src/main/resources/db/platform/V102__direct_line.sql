CREATE TABLE consultation (
    id            varchar(36)  PRIMARY KEY,
    item_id       varchar(40)  NOT NULL,
    title         varchar(200) NOT NULL,
    body          text         NOT NULL,
    division_code varchar(6)   NOT NULL,
    department    varchar(200) NOT NULL,
    opened_by     varchar(80)  NOT NULL,
    opens_on      date         NOT NULL,
    closes_on     date         NOT NULL,
    published_at  timestamptz
);
CREATE INDEX consultation_newest ON consultation (opens_on);
CREATE TABLE consultation_opinion (
    id              varchar(36)   PRIMARY KEY,
    consultation_id varchar(36)   NOT NULL REFERENCES consultation (id),
    credit_code     varchar(18)   NOT NULL,
    enterprise_name varchar(300)  NOT NULL,
    said_by         varchar(80)   NOT NULL,
    idempotency_key varchar(200)  NOT NULL,
    body            text          NOT NULL,
    at              timestamptz   NOT NULL,
    decision        varchar(12),
    reason          varchar(2000),
    decided_by      varchar(80),
    UNIQUE (said_by, idempotency_key)
);
CREATE INDEX opinion_of_consultation ON consultation_opinion (consultation_id, at);

CREATE TABLE faq (
    id            varchar(36)   PRIMARY KEY,
    version       integer       NOT NULL,
    question      varchar(200)  NOT NULL,
    question_key  varchar(200)  NOT NULL,
    answer        varchar(2000) NOT NULL,
    item_id       varchar(40),
    division_code varchar(6)    NOT NULL,
    department    varchar(200)  NOT NULL,
    owner         varchar(80)   NOT NULL,
    review_on     date          NOT NULL,
    merged_into   varchar(36),
    UNIQUE (division_code, question_key)
);
CREATE TABLE faq_enquiry (
    faq_id     varchar(36) NOT NULL REFERENCES faq (id),
    enquiry_id varchar(36) NOT NULL REFERENCES enquiry (id),
    PRIMARY KEY (enquiry_id)
);
CREATE INDEX faq_enquiry_of_faq ON faq_enquiry (faq_id);

-- By when a ticket of the hotline is to be answered, from the day it first came.
ALTER TABLE ticket ADD COLUMN due_on date;
CREATE INDEX ticket_of_enterprise ON ticket (credit_code, said_at);
