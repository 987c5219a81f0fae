-- Codes to unproven numbers within one day that began at since, and how many of them somebody typed.
CREATE TABLE conversions (
    bucket TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    used BIGINT NOT NULL
);

CREATE INDEX conversions_by_age ON conversions (since);
