package dev.sallyport.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we tell the Action, which alone decides who gets in.
public sealed interface Answer {
    /// The factor was proven, in this login.
    ///
    /// @param factor which one
    /// @param proofClass what the proof is worth; the Action knows what each class satisfies
    /// @param acr authentication context class reached
    /// @param amr authentication method references (RFC 8176)
    /// @param at when it was proven
    /// @param pointer what Auth0 should know of the person's factors and does not; null when it does
    record Proven(
            String factor,
            String proofClass,
            String acr,
            List<String> amr,
            Instant at,
            @Nullable Map<String, @Nullable Object> pointer)
            implements Answer {
        public Proven {
            amr = List.copyOf(amr);
        }
    }

    /// The factor was not proven and will not be in this login.
    ///
    /// @param reason lower-case words with dashes, stable; the application sees it
    record Refused(String reason) implements Answer {}
}
