-- how often a line in shadow said what we know; counts only, for each contract by itself
CREATE TABLE shadow_agreement (
    system        text   NOT NULL,
    capability    text   NOT NULL,
    contract_hash text   NOT NULL,
    attribute     text   NOT NULL,
    compared      bigint NOT NULL,
    agreed        bigint NOT NULL,
    PRIMARY KEY (system, capability, contract_hash, attribute)
);
