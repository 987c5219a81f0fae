package dev.sallyport.login;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Authenticator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a login has got.
///
/// ```text
///   Enrolling ⇄ Proving ──► Proven
///       └──────────┴──────► Refused
/// ```
///
/// [Proven] alone leads to an answer that lets somebody in. Nothing leaves `Proven` or `Refused`. The transitions are
/// methods of the stages that may take them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Stage.Enrolling.class, name = "enrolling"),
    @JsonSubTypes.Type(value = Stage.Proving.class, name = "proving"),
    @JsonSubTypes.Type(value = Stage.Proven.class, name = "proven"),
    @JsonSubTypes.Type(value = Stage.Refused.class, name = "refused")
})
sealed interface Stage {
    /// The person has no factor and may add one.
    ///
    /// @param entry what was typed before, so that nobody types it again
    record Enrolling(@Nullable PhoneInput entry, @Nullable PhoneProblem problem) implements Stage {
        Enrolling rejecting(PhoneInput typed, PhoneProblem now) {
            return new Enrolling(typed, now);
        }

        Proving registered(Authenticator candidate) {
            return new Proving(Challenge.of(candidate, Challenge.Origin.ENROLLED));
        }
    }

    record Proving(Challenge challenge) implements Stage {
        Proving sending(Sending now) {
            return new Proving(challenge.with(now));
        }

        Proving telling(CodeProblem now) {
            return new Proving(challenge.with(now));
        }

        Proven approved(Instant at) {
            return new Proven(challenge.target().kind(), at);
        }

        /// Somebody enrolled this person in another login meanwhile: that authenticator is the one to prove.
        Proving overtakenBy(Authenticator winner) {
            return new Proving(Challenge.of(winner, Challenge.Origin.HELD));
        }

        boolean mayChangeNumber() {
            return challenge.origin() == Challenge.Origin.ENROLLED;
        }

        /// @throws IllegalStateException unless [#mayChangeNumber]
        Enrolling changingNumber() {
            if (!mayChangeNumber()) {
                throw new IllegalStateException("Only a phone that was typed in this login can be typed anew");
            }
            return new Enrolling(null, null);
        }
    }

    record Proven(FactorKind factor, Instant at) implements Stage {}

    record Refused(Refusal reason) implements Stage {}
}
