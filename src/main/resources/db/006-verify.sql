-- Which login a verification of Twilio's belongs to. number is a keyed hash.
CREATE TABLE verifications (
    sid TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    login TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX verifications_by_number ON verifications (number, expires_at);
CREATE INDEX verifications_by_age ON verifications (expires_at);
