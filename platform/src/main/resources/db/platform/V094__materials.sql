-- Files kept before have no key: they lie in the clear, and nobody looked into them.
ALTER TABLE attachment ADD COLUMN key_id varchar(40) NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN scan varchar(20) NOT NULL DEFAULT 'NOT_SET_UP';
CREATE INDEX attachment_unscanned ON attachment (uploaded_at) WHERE scan = 'UNSCANNED';

-- A word in the place of a material: for good, or until a day.
CREATE TABLE material_promise (
    claim_id    varchar(36)  NOT NULL REFERENCES claim (id),
    material    varchar(200) NOT NULL,
    kind        varchar(20)  NOT NULL CHECK (kind IN ('COMMITMENT', 'LATER')),
    due_on      date,
    promised_by varchar(80)  NOT NULL,
    at          timestamptz  NOT NULL,
    PRIMARY KEY (claim_id, material)
);
