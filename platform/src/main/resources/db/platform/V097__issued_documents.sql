-- 及时报送: what has to show in the library by a day, seven working days after issue, three after a change or repeal.
CREATE TABLE issued_document (
    id            varchar(36)  PRIMARY KEY,
    number        varchar(200) NOT NULL,
    plain_number  varchar(200) NOT NULL,
    title         varchar(200) NOT NULL,
    issuer        varchar(200) NOT NULL,
    division      char(6)      NOT NULL,
    kind          varchar(10)  NOT NULL,
    happened_on   date         NOT NULL,
    due_on        date         NOT NULL,
    provisional   boolean      NOT NULL,
    registered_by varchar(80)  NOT NULL,
    reminded      integer      NOT NULL,
    item_id       varchar(40),
    settled_at    timestamptz,
    settled_on    date,
    UNIQUE (plain_number, division, kind, happened_on)
);
CREATE INDEX issued_document_open ON issued_document (due_on) WHERE settled_on IS NULL;
CREATE INDEX issued_document_of_division ON issued_document (division, due_on);
INSERT INTO feed_cursor (name, position) VALUES ('reporting', 0);
