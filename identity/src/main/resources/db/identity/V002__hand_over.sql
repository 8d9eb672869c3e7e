-- Codes with which a person lets a clerk act for an enterprise: by digest, good once, and who used them stays.
CREATE TABLE hand_over_code (
    digest      varchar(64)  PRIMARY KEY,
    person_id   varchar(60)  NOT NULL REFERENCES account (id),
    credit_code char(18)     NOT NULL,
    division    char(6)      NOT NULL,
    made_at     timestamptz  NOT NULL,
    expires_at  timestamptz  NOT NULL,
    used_by     varchar(60)  REFERENCES account (id),
    used_at     timestamptz
);
CREATE INDEX hand_over_code_of_enterprise ON hand_over_code (credit_code, made_at);

-- Codes a clerk tried that are none.
CREATE TABLE hand_over_guess (
    clerk_id varchar(60) NOT NULL REFERENCES account (id),
    at       timestamptz NOT NULL
);
CREATE INDEX hand_over_guess_of_clerk ON hand_over_guess (clerk_id, at);
