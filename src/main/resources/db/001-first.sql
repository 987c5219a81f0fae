-- One text for every engine: TEXT and BIGINT only. Times are epoch milliseconds; "sealed" is text of the vault.

-- What the store knows of a person as a whole. rev counts changes, so that Auth0's copy can be told from an older one.
CREATE TABLE people (
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    rev BIGINT NOT NULL,
    since BIGINT NOT NULL,
    not_before BIGINT,
    PRIMARY KEY (iss, sub)
);

-- Retired rows stay: they tell that this person was enrolled before. handle and phone are sealed.
CREATE TABLE authenticators (
    id TEXT PRIMARY KEY,
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    kind TEXT NOT NULL,
    handle TEXT NOT NULL,
    phone TEXT,
    since BIGINT NOT NULL,
    retired_at BIGINT
);

CREATE INDEX authenticators_of_person ON authenticators (iss, sub);

-- A jti is taken as long as its row is here. body is sealed.
CREATE TABLE logins (
    id TEXT PRIMARY KEY,
    iss TEXT NOT NULL,
    jti TEXT NOT NULL,
    sub TEXT NOT NULL,
    cookie_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (iss, jti)
);

CREATE INDEX logins_by_expiry ON logins (expires_at);

-- Consecutive failures. A locked_until in the past is no lock.
CREATE TABLE attempts (
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    factor TEXT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (iss, sub, factor)
);
