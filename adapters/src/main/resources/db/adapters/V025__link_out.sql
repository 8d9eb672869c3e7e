-- 跳转: the ticket itself is never kept, only its hash; the person only masked
CREATE TABLE link_out (
    link_out_id  uuid        PRIMARY KEY,
    system       text        NOT NULL,
    capability   text        NOT NULL,
    division     text        NOT NULL,
    credit_code  text        NOT NULL,
    visitor_id   text        NOT NULL,
    visitor_name text        NOT NULL,
    ticket_hash  text        NOT NULL UNIQUE,
    opened_at    timestamptz NOT NULL,
    good_until   timestamptz NOT NULL,
    redeemed_at  timestamptz,
    state        text,
    state_at     timestamptz
);
CREATE INDEX link_out_of_enterprise ON link_out (credit_code, opened_at DESC);

CREATE TABLE link_out_event (
    system      text        NOT NULL,
    event_id    text        NOT NULL,
    link_out_id uuid        NOT NULL REFERENCES link_out (link_out_id) ON DELETE CASCADE,
    content     text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (system, event_id)
);

CREATE TABLE callback_nonce (
    system       text        NOT NULL,
    nonce        text        NOT NULL,
    forget_after timestamptz NOT NULL,
    PRIMARY KEY (system, nonce)
);
CREATE INDEX callback_nonce_age ON callback_nonce (forget_after);
