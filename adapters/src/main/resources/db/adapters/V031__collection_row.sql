-- rows of front databases as they were seen last: what did not change is not sent again, what is not seen any more is gone
CREATE TABLE collection_row (
    system     text      NOT NULL,
    capability text      NOT NULL,
    row_key    text      NOT NULL,
    subject    text      NOT NULL,
    digest     text      NOT NULL,
    kept       boolean   NOT NULL,
    seen_at    timestamp NOT NULL,
    PRIMARY KEY (system, capability, row_key)
);
