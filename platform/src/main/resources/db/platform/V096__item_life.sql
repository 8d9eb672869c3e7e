-- When a version opens and closes; the last day is inclusive, days begin in Shanghai.
CREATE TABLE item_schedule (
    item_id   varchar(40) NOT NULL,
    version   integer     NOT NULL,
    opens_on  date,
    closes_on date,
    silent    boolean     NOT NULL,
    opened_at timestamptz,
    closed_at timestamptz,
    PRIMARY KEY (item_id, version)
);
CREATE INDEX item_schedule_opens ON item_schedule (opens_on) WHERE opened_at IS NULL;
CREATE INDEX item_schedule_closes ON item_schedule (closes_on) WHERE closed_at IS NULL;

-- Which item another one was merged into; links to the first lead to the second.
CREATE TABLE item_merger (
    item_id varchar(40) PRIMARY KEY,
    into_id varchar(40) NOT NULL,
    by_id   varchar(60) NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX policy_decision_of_item ON policy_decision (id, seq);
-- Counted to tell whether the published items are still the same.
CREATE INDEX policy_decision_moves ON policy_decision (verb)
    WHERE verb IN ('SUSPEND', 'RESUME', 'RECHECK', 'PASS_RECHECK', 'FAIL_RECHECK', 'MERGE', 'WITHDRAW', 'CLOSE');

-- 谁制定、谁梳理、谁解读、谁更新: one owner for each item, its interpretation, and when it is looked at again.
CREATE TABLE item_stewardship (
    item_id        varchar(40)  PRIMARY KEY,
    version        integer      NOT NULL,
    makes          varchar(200) NOT NULL,
    sorts          varchar(200) NOT NULL,
    explains       varchar(200) NOT NULL,
    updates        varchar(200) NOT NULL,
    owner_id       varchar(60)  NOT NULL,
    owner_name     varchar(100) NOT NULL,
    interpretation text,
    interpreted_at timestamptz,
    review_on      date         NOT NULL
);
CREATE INDEX item_stewardship_review ON item_stewardship (review_on);
