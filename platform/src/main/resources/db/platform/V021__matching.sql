CREATE TABLE match_cursor (
    id       integer PRIMARY KEY,
    position bigint NOT NULL
);
INSERT INTO match_cursor (id, position) VALUES (1, 0);

-- One run per published version. The matched set is kept, so that telling goes on after a crash where it stopped.
CREATE TABLE match_run (
    item_id        varchar(40) NOT NULL,
    version        integer     NOT NULL,
    at             timestamptz NOT NULL,
    population     bigint      NOT NULL,
    met            bigint      NOT NULL,
    not_met        bigint      NOT NULL,
    to_be_verified bigint      NOT NULL,
    matched        bytea       NOT NULL,
    told_up_to     integer     NOT NULL DEFAULT -1,
    finished_at    timestamptz,
    PRIMARY KEY (item_id, version)
);
CREATE INDEX match_run_open ON match_run (at) WHERE finished_at IS NULL;
