-- The fiscal list: one line per item, fiscal year and treasury. left_fen guards what is derived from the ledger: a
-- reservation takes from it in the transaction that posts it. A line without a budget was opened by its first use.
CREATE TABLE fiscal_line (
    id            varchar(36)  PRIMARY KEY,
    item_id       varchar(40)  NOT NULL,
    fiscal_year   integer      NOT NULL,
    division_code varchar(6)   NOT NULL,
    level         varchar(10)  NOT NULL,
    item_name     varchar(300) NOT NULL,
    department    varchar(200) NOT NULL,
    budget_fen    bigint,
    left_fen      bigint       NOT NULL,
    funds_source  varchar(200) NOT NULL,
    content       text         NOT NULL,
    state         varchar(10)  NOT NULL,
    version       integer      NOT NULL,
    UNIQUE (item_id, fiscal_year, division_code),
    CHECK (budget_fen IS NULL OR (left_fen >= 0 AND left_fen <= budget_fen))
);
CREATE INDEX fiscal_line_of_division ON fiscal_line (fiscal_year, division_code);

CREATE TABLE fiscal_line_event (
    line_id varchar(36)  NOT NULL REFERENCES fiscal_line (id),
    version integer      NOT NULL,
    event   varchar(20)  NOT NULL,
    actor   varchar(80)  NOT NULL,
    at      timestamptz  NOT NULL,
    note    text,
    PRIMARY KEY (line_id, version)
);

-- Double entry: a movement is one row with both its sides, so it cannot be unbalanced.
CREATE TABLE ledger_entry (
    id           bigserial   PRIMARY KEY,
    line_id      varchar(36) NOT NULL REFERENCES fiscal_line (id),
    movement     varchar(20) NOT NULL,
    from_account varchar(20) NOT NULL,
    to_account   varchar(20) NOT NULL,
    amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
    reference    varchar(80) NOT NULL,
    fiscal_month integer     NOT NULL,
    at           timestamptz NOT NULL,
    UNIQUE (reference, movement),
    CHECK (from_account <> to_account)
);
CREATE INDEX ledger_entry_of_line ON ledger_entry (line_id);

CREATE VIEW ledger_posting AS
    SELECT line_id, movement, from_account AS account, -amount_fen AS amount_fen, reference, fiscal_month, at FROM ledger_entry
    UNION ALL
    SELECT line_id, movement, to_account AS account, amount_fen, reference, fiscal_month, at FROM ledger_entry;

-- What an approval holds on a line for one enterprise. open_key keeps it from being granted twice.
CREATE TABLE reservation (
    id           varchar(36)  PRIMARY KEY,
    open_key     varchar(200) UNIQUE,
    line_id      varchar(36)  NOT NULL REFERENCES fiscal_line (id),
    item_id      varchar(40)  NOT NULL,
    credit_code  varchar(18)  NOT NULL,
    fiscal_year  integer      NOT NULL,
    -- Groups the item counts in, and its own id: a JSON array.
    counts_in    text         NOT NULL,
    subject_id   varchar(36)  NOT NULL,
    amount_fen   bigint       NOT NULL CHECK (amount_fen > 0),
    state        varchar(10)  NOT NULL,
    reserved_at  timestamptz  NOT NULL,
    UNIQUE (subject_id, credit_code)
);
CREATE INDEX reservation_of_enterprise ON reservation (credit_code, fiscal_year);

-- Only to be locked: two treasuries that approve for one enterprise at once come one after the other.
CREATE TABLE enterprise_year (
    credit_code varchar(18) NOT NULL,
    fiscal_year integer     NOT NULL,
    PRIMARY KEY (credit_code, fiscal_year)
);

-- Budgets of items and what is under way move onto lines.
CREATE TEMPORARY TABLE moved AS
    SELECT n.id, n.subject_id, n.credit_code, n.item_id, n.item_name, n.amount_fen, n.opens_on,
           COALESCE(CAST(EXTRACT(YEAR FROM c.submitted_at AT TIME ZONE 'Asia/Shanghai') AS integer),
                    CAST(EXTRACT(YEAR FROM n.opens_on) AS integer)) AS fiscal_year,
           COALESCE(c.item_version, r.item_version, 1) AS item_version
    FROM public_notice n
    LEFT JOIN claim c ON c.id = n.subject_id
    LEFT JOIN claim_free_run r ON r.id = n.subject_id
    WHERE n.state <> 'UPHELD';

INSERT INTO fiscal_line (id, item_id, fiscal_year, division_code, level, item_name, department, budget_fen, left_fen,
                         funds_source, content, state, version)
    SELECT CAST(gen_random_uuid() AS varchar), k.item_id, k.fiscal_year, d.division,
           CASE WHEN d.division LIKE '%0000' THEN 'PROVINCE' WHEN d.division LIKE '%00' THEN 'CITY' ELSE 'COUNTY' END,
           COALESCE(p.name, k.item_name, k.item_id), COALESCE(p.authority, ''),
           CASE WHEN b.total_fen IS NULL THEN NULL ELSE GREATEST(b.total_fen, k.reserved) END,
           CASE WHEN b.total_fen IS NULL THEN -k.reserved ELSE GREATEST(b.total_fen, k.reserved) - k.reserved END,
           '', '{"shares":[],"plan":[]}', 'OPENED', 1
    FROM (SELECT item_id, fiscal_year, max(item_name) AS item_name, sum(amount_fen) AS reserved
          FROM (SELECT item_id, fiscal_year, item_name, amount_fen FROM moved
                UNION ALL SELECT item_id, fiscal_year, NULL, 0 FROM item_budget) every
          GROUP BY item_id, fiscal_year) k
    LEFT JOIN item_budget b ON b.item_id = k.item_id AND b.fiscal_year = k.fiscal_year
    LEFT JOIN policy_item p ON p.id = k.item_id
        AND p.version = (SELECT max(q.version) FROM policy_item q WHERE q.id = k.item_id)
    CROSS JOIN LATERAL (SELECT CASE WHEN p.division IS NULL OR p.division = '000000' THEN '140000'
                                    ELSE CAST(p.division AS varchar) END AS division) d;

INSERT INTO reservation (id, open_key, line_id, item_id, credit_code, fiscal_year, counts_in, subject_id, amount_fen, state, reserved_at)
    SELECT m.id, m.item_id || ':' || m.item_version || ':' || m.credit_code || ':-:' || m.fiscal_year || ':' || m.id,
           l.id, m.item_id, m.credit_code, m.fiscal_year, '["' || m.item_id || '"]', m.subject_id, m.amount_fen, 'HELD', CAST(m.opens_on AS timestamptz)
    FROM moved m JOIN fiscal_line l ON l.item_id = m.item_id AND l.fiscal_year = m.fiscal_year;

DROP TABLE moved;

ALTER TABLE payout_intent ADD COLUMN line_id varchar(36) REFERENCES fiscal_line (id);
ALTER TABLE payout_intent ADD COLUMN reservation_id varchar(36) REFERENCES reservation (id);
ALTER TABLE payout_intent ADD COLUMN stage integer NOT NULL DEFAULT 1;
UPDATE payout_intent SET line_id = (SELECT r.line_id FROM reservation r
        WHERE r.subject_id = payout_intent.subject_id AND r.credit_code = payout_intent.credit_code),
    reservation_id = (SELECT r.id FROM reservation r
        WHERE r.subject_id = payout_intent.subject_id AND r.credit_code = payout_intent.credit_code);
ALTER TABLE payout_intent ALTER COLUMN line_id SET NOT NULL;
ALTER TABLE payout_intent ALTER COLUMN reservation_id SET NOT NULL;
ALTER TABLE payout_intent DROP CONSTRAINT payout_intent_subject_id_credit_code_key;
ALTER TABLE payout_intent ADD UNIQUE (subject_id, credit_code, stage);
CREATE INDEX payout_paid ON payout_intent (paid_at);

INSERT INTO ledger_entry (line_id, movement, from_account, to_account, amount_fen, reference, fiscal_month, at)
    SELECT id, 'APPROPRIATE', 'SOURCE', 'BUDGET', budget_fen, id || ':1', fiscal_year * 100 + 1, CURRENT_TIMESTAMP
    FROM fiscal_line WHERE budget_fen > 0
    UNION ALL
    SELECT line_id, 'RESERVE', 'BUDGET', 'RESERVED', amount_fen, id,
           CAST(EXTRACT(YEAR FROM reserved_at) * 100 + EXTRACT(MONTH FROM reserved_at) AS integer), reserved_at
    FROM reservation
    UNION ALL
    SELECT p.line_id, j.kind, j.source, j.target, p.amount_fen, p.id,
           CAST(EXTRACT(YEAR FROM j.at AT TIME ZONE 'Asia/Shanghai') * 100
                + EXTRACT(MONTH FROM j.at AT TIME ZONE 'Asia/Shanghai') AS integer), j.at
    FROM payout_intent p
    JOIN (SELECT intent_id, CASE kind WHEN 'PAYABLE' THEN 'COMMIT' ELSE 'PAY' END AS kind,
                 CASE kind WHEN 'PAYABLE' THEN 'RESERVED' ELSE 'COMMITTED' END AS source,
                 CASE kind WHEN 'PAYABLE' THEN 'COMMITTED' ELSE 'PAID' END AS target, max(at) AS at
          FROM journal GROUP BY intent_id, kind) j ON j.intent_id = p.id
    UNION ALL
    SELECT line_id, 'RETURN', 'COMMITTED', 'RETURNED', amount_fen, order_id,
           CAST(EXTRACT(YEAR FROM next_at) * 100 + EXTRACT(MONTH FROM next_at) AS integer), next_at
    FROM payout_intent WHERE state = 'REJECTED';

DROP TABLE journal;
DROP TABLE item_budget;
