-- What phones were asked. reference is the provider's name for it, login the one that asked. verdict is the first
-- answer, and stays; used_at tells that it let somebody in. looked_at is when the provider was asked about it last.
CREATE TABLE approvals (
    reference TEXT PRIMARY KEY,
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    login TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    verdict TEXT,
    used_at BIGINT
);

CREATE INDEX approvals_by_age ON approvals (asked_at);

-- Calls of a provider that told something: each does once.
CREATE TABLE callback_nonces (
    nonce TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);

CREATE INDEX callback_nonces_by_age ON callback_nonces (at);

-- How often a person's phone was asked in the hour that began at since, and since they last proved themselves.
CREATE TABLE pushes (
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    since BIGINT NOT NULL,
    used BIGINT NOT NULL,
    unanswered BIGINT NOT NULL,
    PRIMARY KEY (iss, sub)
);

CREATE INDEX pushes_by_age ON pushes (since);
