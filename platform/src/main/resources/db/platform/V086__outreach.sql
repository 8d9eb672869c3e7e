-- A change may also be a step of the deadline ladder: each step of a version once.
ALTER TABLE match_change ADD COLUMN step integer;
ALTER TABLE match_change ADD COLUMN enterprises bigint NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX match_change_ladder ON match_change (item_id, version, step);

-- 与我无关: what an enterprise does not want to hear of, whatever the version.
CREATE TABLE match_refusal (
    credit_code varchar(18)  NOT NULL,
    item_id     varchar(40)  NOT NULL,
    reason      varchar(20)  NOT NULL,
    remark      varchar(500) NOT NULL,
    person      varchar(80)  NOT NULL,
    at          timestamptz  NOT NULL,
    PRIMARY KEY (credit_code, item_id)
);
CREATE INDEX match_refusal_item ON match_refusal (item_id);

-- Who of an enterprise opened an item's explanation, the first time.
CREATE TABLE match_view (
    item_id     varchar(40) NOT NULL,
    credit_code varchar(18) NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (item_id, credit_code)
);
