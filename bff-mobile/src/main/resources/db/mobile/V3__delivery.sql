CREATE TABLE delivery (
    id           uuid PRIMARY KEY,
    person_id    text        NOT NULL,
    dedup_key    text        NOT NULL,
    letter_class text        NOT NULL,
    title        text        NOT NULL,
    body         text        NOT NULL,
    page         text        NOT NULL,
    template     text,
    open_id      text,
    data         text        NOT NULL,
    state        text        NOT NULL,
    channel      text,
    token        text,
    consent_held boolean     NOT NULL DEFAULT false,
    counted      boolean     NOT NULL DEFAULT false,
    skip_wechat  boolean     NOT NULL DEFAULT false,
    attempts     integer     NOT NULL DEFAULT 0,
    not_before   timestamptz NOT NULL,
    lease_until  timestamptz,
    code         text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    UNIQUE (person_id, dedup_key)
);
CREATE INDEX delivery_due ON delivery (not_before, created_at) WHERE state = 'QUEUED';
CREATE INDEX delivery_sending ON delivery (lease_until) WHERE state = 'SENDING';

-- Match messages a person's phone got on a day of Asia/Shanghai.
CREATE TABLE daily_match (
    person_id text    NOT NULL,
    day       date    NOT NULL,
    sent      integer NOT NULL,
    PRIMARY KEY (person_id, day)
);

-- A channel closed to us for a time, by its own word.
CREATE TABLE channel_hold (
    channel text PRIMARY KEY,
    until   timestamptz NOT NULL,
    because text        NOT NULL
);
