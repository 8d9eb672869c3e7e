-- People who act for enterprises, officers and systems. Passwords and secrets are hashes.
CREATE TABLE account (
    id            varchar(60)  PRIMARY KEY,
    kind          varchar(10)  NOT NULL,
    login         varchar(60)  NOT NULL UNIQUE,
    name          varchar(100) NOT NULL,
    password      varchar(200) NOT NULL,
    phone         varchar(20),
    open_id       varchar(100) UNIQUE,
    division      char(6),
    department    varchar(100),
    roles         varchar(500) NOT NULL DEFAULT '',
    second_factor varchar(200),
    failures      integer      NOT NULL DEFAULT 0,
    locked_until  timestamptz
);

CREATE TABLE mandate (
    account_id  varchar(60) NOT NULL REFERENCES account (id),
    credit_code char(18)    NOT NULL,
    mandate     varchar(10) NOT NULL,
    PRIMARY KEY (account_id, credit_code)
);
CREATE INDEX mandate_of_enterprise ON mandate (credit_code);

CREATE TABLE system_client (
    client_id varchar(60)  PRIMARY KEY,
    secret    varchar(200) NOT NULL,
    name      varchar(100) NOT NULL,
    roles     varchar(200) NOT NULL
);

CREATE TABLE signing_key (
    kid        varchar(60) PRIMARY KEY,
    jwk        text        NOT NULL,
    created_at timestamptz NOT NULL
);

-- Refresh tokens that were rotated away, by digest: meeting one again revokes its family.
CREATE TABLE used_refresh_token (
    digest           varchar(64)  PRIMARY KEY,
    authorization_id varchar(100) NOT NULL,
    used_at          timestamptz  NOT NULL
);

CREATE TABLE oauth2_authorization (
    id varchar(100) PRIMARY KEY,
    registered_client_id varchar(100) NOT NULL,
    principal_name varchar(200) NOT NULL,
    authorization_grant_type varchar(100) NOT NULL,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value text,
    authorization_code_issued_at timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata text,
    access_token_value text,
    access_token_issued_at timestamptz,
    access_token_expires_at timestamptz,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamptz,
    oidc_id_token_expires_at timestamptz,
    oidc_id_token_metadata text,
    refresh_token_value text,
    refresh_token_issued_at timestamptz,
    refresh_token_expires_at timestamptz,
    refresh_token_metadata text,
    user_code_value text,
    user_code_issued_at timestamptz,
    user_code_expires_at timestamptz,
    user_code_metadata text,
    device_code_value text,
    device_code_issued_at timestamptz,
    device_code_expires_at timestamptz,
    device_code_metadata text
);
