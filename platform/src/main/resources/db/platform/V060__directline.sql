-- Tickets of the 12345 hotline, as they stand there: the newest word of the hotline wins.
CREATE TABLE ticket (
    system        varchar(60)  NOT NULL,
    ticket_number varchar(60)  NOT NULL,
    kind          varchar(20)  NOT NULL,
    title         varchar(200) NOT NULL,
    content       text         NOT NULL,
    division_code char(6)      NOT NULL,
    credit_code   char(18),
    state         varchar(20)  NOT NULL,
    answer        text,
    said_at       timestamptz  NOT NULL,
    received_at   timestamptz  NOT NULL,
    PRIMARY KEY (system, ticket_number)
);
CREATE INDEX ticket_of_division ON ticket (division_code, said_at);
