-- What a division adds to an item, or to ALL of them; every version stays.
CREATE TABLE local_addition (
    item_id       varchar(40) NOT NULL,
    division_code varchar(6)  NOT NULL,
    version       integer     NOT NULL,
    document      text        NOT NULL,
    changed_by    varchar(80) NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (item_id, division_code, version)
);

-- What waits for whom now; rewritten with every step of the claim.
CREATE TABLE claim_task (
    claim_id      varchar(36)  NOT NULL REFERENCES claim (id),
    position      integer      NOT NULL,
    name          varchar(100) NOT NULL,
    role          varchar(30)  NOT NULL,
    division_code varchar(6)   NOT NULL,
    department    varchar(200) NOT NULL,
    officer       varchar(80),
    opened_on     date         NOT NULL,
    due_on        date,
    PRIMARY KEY (claim_id, position)
);
CREATE INDEX claim_task_of_officers ON claim_task (division_code, role);
CREATE INDEX claim_task_due ON claim_task (due_on);

-- Who was told of a limit, once for each day that was the last.
CREATE TABLE claim_warning (
    claim_id    varchar(36) NOT NULL REFERENCES claim (id),
    position    integer     NOT NULL,
    due_on      date        NOT NULL,
    kind        varchar(10) NOT NULL CHECK (kind IN ('NEAR', 'OVER')),
    to_division varchar(6)  NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (claim_id, position, due_on, kind)
);

-- Stages were names; they are plans now. Only these two lists were ever written.
UPDATE claim SET document = replace(replace(document,
    '["ACCEPTANCE","SECOND_REVIEW"]',
    '[{"stage":"ACCEPTANCE","name":"受理","division":"","department":"","limitDays":null,"addedBy":""},{"stage":"SECOND_REVIEW","name":"复审","division":"","department":"","limitDays":null,"addedBy":""}]'),
    '["ACCEPTANCE","FIRST_REVIEW","SECOND_REVIEW"]',
    '[{"stage":"ACCEPTANCE","name":"受理","division":"","department":"","limitDays":null,"addedBy":""},{"stage":"FIRST_REVIEW","name":"初审","division":"","department":"","limitDays":null,"addedBy":""},{"stage":"SECOND_REVIEW","name":"复审","division":"","department":"","limitDays":null,"addedBy":""}]');

INSERT INTO claim_task (claim_id, position, name, role, division_code, department, opened_on, due_on)
    SELECT id, CASE next_stage WHEN 'ACCEPTANCE' THEN 0 ELSE 1 END,
           CASE next_stage WHEN 'ACCEPTANCE' THEN '受理' WHEN 'FIRST_REVIEW' THEN '初审' ELSE '复审' END,
           next_stage, division_code, '', CAST(submitted_at AS date), due_on
    FROM claim WHERE next_stage IS NOT NULL AND submitted_at IS NOT NULL;
