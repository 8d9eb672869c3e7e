CREATE TABLE feed_cursor (
    feed        text PRIMARY KEY,
    position    bigint      NOT NULL,
    holder      text        NOT NULL,
    lease_until timestamptz NOT NULL
);
INSERT INTO feed_cursor (feed, position, holder, lease_until) VALUES ('platform', 0, '', '2000-01-01T00:00:00Z');

-- Events that could not be read, for an operator.
CREATE TABLE feed_set_aside (
    position bigint PRIMARY KEY,
    type     text        NOT NULL,
    because  text        NOT NULL,
    at       timestamptz NOT NULL
);

-- Versions of items that were published without telling anybody.
CREATE TABLE silent_item (
    item_id text    NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (item_id, version)
);
