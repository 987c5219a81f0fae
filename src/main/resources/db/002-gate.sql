-- What happened: rows are added and never changed. line is JSON; mac binds it to the row before.
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    line TEXT NOT NULL,
    mac TEXT NOT NULL
);

-- The newest row of the audit, so that a missing end is noticed too. One row, id 1.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    mac TEXT NOT NULL
);

INSERT INTO audit_head (id, seq, mac) VALUES (1, 0, '');

-- Codes sent in one hour that began at since. bucket names what is limited; a number in it is a keyed hash.
CREATE TABLE budgets (
    bucket TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    used BIGINT NOT NULL
);

CREATE INDEX budgets_by_age ON budgets (since);

-- Codes that let somebody in lately, as keyed hashes: each does so once.
CREATE TABLE accepted_codes (
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    code TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (iss, sub, code)
);

CREATE INDEX accepted_codes_by_age ON accepted_codes (accepted_at);

-- What lets a person enrol who was reset, or who may not do so by themselves. Good once, until expires_at.
CREATE TABLE tickets (
    id TEXT PRIMARY KEY,
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    reason TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX tickets_of_person ON tickets (iss, sub);

-- People of whose change Auth0 has not been told. rev is that of the change; what to write is read when it is written.
CREATE TABLE pointer_writes (
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    rev BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    PRIMARY KEY (iss, sub)
);

CREATE INDEX pointer_writes_by_due ON pointer_writes (due_at);
