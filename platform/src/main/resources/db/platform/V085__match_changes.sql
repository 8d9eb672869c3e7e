-- Who is known to meet a version: told at its publication, absorbed in silence, or told of a change. It only grows, so
-- that an enterprise is told of a version once, whichever replica looks.
CREATE TABLE match_known (
    item_id varchar(40) NOT NULL,
    version integer     NOT NULL,
    day     date        NOT NULL,
    at      timestamptz NOT NULL,
    known   bytea       NOT NULL,
    PRIMARY KEY (item_id, version)
);

-- Enterprises that came to meet a version, with the cause; told in order of ordinals like a run.
CREATE TABLE match_change (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id     varchar(40)  NOT NULL,
    version     integer      NOT NULL,
    at          timestamptz  NOT NULL,
    cause       varchar(10)  NOT NULL,
    because     varchar(300) NOT NULL,
    matched     bytea        NOT NULL,
    told_up_to  integer      NOT NULL DEFAULT -1,
    finished_at timestamptz
);
CREATE INDEX match_change_open ON match_change (id) WHERE finished_at IS NULL;

-- While a mass of data is loaded nobody is told; at its end what came is absorbed.
CREATE TABLE match_silence (
    id    integer PRIMARY KEY,
    since timestamptz NOT NULL
);
