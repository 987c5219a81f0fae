package dev.sallyport.person;

import java.time.Duration;
import java.time.Instant;

/// Leave to enrol anew, given by the help desk: good once, and for a while.
///
/// @param id random; it names the row and opens nothing
/// @param reason why it was given, for whoever asks later
public record Ticket(String id, String reason, Instant openedAt, Instant expiresAt) {
    /// No ticket lives longer than this.
    public static final Duration LONGEST = Duration.ofHours(24);

    public Ticket {
        if (reason.isBlank() || !expiresAt.isAfter(openedAt) || expiresAt.isAfter(openedAt.plus(LONGEST))) {
            throw new IllegalArgumentException("A ticket has a reason and lives for 24 hours at most");
        }
    }
}
