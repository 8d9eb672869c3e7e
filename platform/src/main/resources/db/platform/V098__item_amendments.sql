-- 修订建议: what others would have changed in an item; accepted it becomes a draft.
CREATE TABLE item_amendment (
    id              varchar(36)   PRIMARY KEY,
    version         integer       NOT NULL,
    item_id         varchar(40)   NOT NULL,
    base_version    integer       NOT NULL,
    proposer_id     varchar(80)   NOT NULL,
    proposer_name   varchar(100)  NOT NULL,
    proposer_from   varchar(200)  NOT NULL,
    idempotency_key varchar(200)  NOT NULL,
    change          text          NOT NULL,
    reason          varchar(1000) NOT NULL,
    state           varchar(10)   NOT NULL,
    proposed_at     timestamptz   NOT NULL,
    answer          varchar(1000),
    answered_at     timestamptz,
    draft_version   integer,
    UNIQUE (proposer_id, idempotency_key)
);
CREATE INDEX item_amendment_of_item ON item_amendment (item_id, state);
