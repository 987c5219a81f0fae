package dev.sallyport.person;

import java.time.Instant;

/// What a person has proven in the login in which they change what they hold: the grounds on which they may.
///
/// @param authenticator the id of what was proven
/// @param at when it was
public record Grounds(String authenticator, Instant at) {
    /// Whether the person still holds what they have proven, and the proof has not been made void since.
    public boolean standIn(Standing.Known known) {
        return known.holds(authenticator) && !known.voids(at);
    }
}
