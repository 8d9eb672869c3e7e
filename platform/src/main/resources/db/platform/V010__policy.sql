-- Items of the policy library, one row a version. A published version is never changed again.
CREATE TABLE policy_item (
    id            varchar(40)  NOT NULL,
    version       integer      NOT NULL,
    name          varchar(200) NOT NULL,
    level         varchar(10)  NOT NULL,
    division      char(6)      NOT NULL,
    type          varchar(40)  NOT NULL,
    target        varchar(20)  NOT NULL,
    authority     varchar(200) NOT NULL,
    mode          varchar(20)  NOT NULL,
    state         varchar(20)  NOT NULL,
    valid_from    date,
    valid_to      date,
    content       text         NOT NULL,
    search_text   text         NOT NULL,
    content_hash  varchar(64),
    drafted_by    varchar(60),
    approved_by   varchar(60),
    published_at  timestamptz,
    PRIMARY KEY (id, version)
);
CREATE INDEX policy_item_state ON policy_item (state, division);
