-- every file that was seen: a name with another size or time is another delivery, a content that was taken stays taken
CREATE TABLE collection_file (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system      text        NOT NULL,
    capability  text        NOT NULL,
    name        text        NOT NULL,
    size        bigint      NOT NULL,
    modified_at timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    sm3         text,
    received    bigint      NOT NULL DEFAULT 0,
    accepted    bigint      NOT NULL DEFAULT 0,
    quarantined bigint      NOT NULL DEFAULT 0,
    state       text        NOT NULL CHECK (state IN ('SEEN','READING','DONE','DUPLICATE','QUARANTINED')),
    reason      text,
    UNIQUE (system, capability, name, size, modified_at)
);
CREATE INDEX collection_file_content ON collection_file (system, capability, sm3);
