-- Ordinals are dense: the matching index is made of bitmaps over them.
CREATE TABLE enterprise (
    ordinal     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    credit_code varchar(18)  NOT NULL UNIQUE,
    name        varchar(200) NOT NULL,
    division    varchar(6)   NOT NULL
);

-- One document per enterprise and source; kept also for codes the registration has not named yet.
CREATE TABLE enterprise_facts (
    credit_code varchar(18) NOT NULL,
    system      varchar(40) NOT NULL,
    as_of       date        NOT NULL,
    received_at timestamptz NOT NULL,
    facts       jsonb       NOT NULL,
    PRIMARY KEY (credit_code, system)
);

-- Which sources deliver at all: the others are not connected.
CREATE TABLE collected_source (
    system      varchar(40) PRIMARY KEY,
    latest      date        NOT NULL,
    received_at timestamptz NOT NULL
);
