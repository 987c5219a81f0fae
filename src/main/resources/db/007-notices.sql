-- What people are still to be told by mail. Where they are reached is not among it.
CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    iss TEXT NOT NULL,
    sub TEXT NOT NULL,
    kind TEXT NOT NULL,
    factor TEXT,
    application TEXT,
    at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    failures BIGINT NOT NULL
);

CREATE INDEX notices_by_person ON notices (iss, sub);
CREATE INDEX notices_by_due ON notices (due_at);
CREATE INDEX notices_by_age ON notices (at);
