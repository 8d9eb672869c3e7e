CREATE TABLE device (
    platform      text        NOT NULL,
    token         text        NOT NULL,
    person_id     text        NOT NULL,
    registered_at timestamptz NOT NULL,
    gone_at       timestamptz,
    PRIMARY KEY (platform, token)
);
CREATE INDEX device_by_person ON device (person_id) WHERE gone_at IS NULL;

CREATE TABLE wechat_consent (
    open_id    text        NOT NULL,
    template   text        NOT NULL,
    remaining  integer     NOT NULL CHECK (remaining >= 0),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (open_id, template)
);
