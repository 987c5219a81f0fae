-- The newest step of time that a key has proved, -1 if none. drift is how far its clock seems to be from ours, in
-- thousandths of a step. A key that is being added is not among the authenticators yet.
CREATE TABLE totp_steps (
    authenticator TEXT PRIMARY KEY,
    last_step BIGINT NOT NULL,
    drift BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX totp_steps_by_age ON totp_steps (at);

-- How the codes of a set are hashed. One row for each authenticator: whoever replaces a set has to hold it.
CREATE TABLE recovery_sets (
    authenticator TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    iterations BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX recovery_sets_by_age ON recovery_sets (at);

CREATE TABLE recovery_codes (
    authenticator TEXT NOT NULL REFERENCES recovery_sets (authenticator) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (authenticator, hash)
);
