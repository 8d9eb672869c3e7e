-- who asked a department what about whom, and why; kept for at least six months
CREATE TABLE access_record (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at    timestamptz NOT NULL,
    caller      text        NOT NULL,
    caller_kind text        NOT NULL,
    capability  text        NOT NULL,
    subject     text        NOT NULL,
    division    text        NOT NULL,
    purpose     text        NOT NULL,
    outcome     text        NOT NULL
);
CREATE INDEX access_record_subject ON access_record (subject, asked_at);
