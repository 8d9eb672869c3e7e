CREATE TABLE counter (
    id            varchar(40)  PRIMARY KEY,
    division_code varchar(6)   NOT NULL,
    name          varchar(100) NOT NULL,
    address       varchar(200) NOT NULL,
    hours         varchar(200) NOT NULL,
    phone         varchar(40)  NOT NULL,
    version       integer      NOT NULL
);
CREATE INDEX counter_of_division ON counter (division_code, name);

-- What was begun at a kiosk: an item and a code, nobody's name.
CREATE TABLE kiosk_start (
    digest        varchar(64) PRIMARY KEY,
    item_id       varchar(40) NOT NULL,
    division_code varchar(6)  NOT NULL,
    begun_at      timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    claim_id      varchar(36)
);
