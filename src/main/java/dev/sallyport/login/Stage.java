package dev.sallyport.login;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.Following;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Grounds;
import dev.sallyport.person.Retirement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a login has got.
///
/// ```text
///   Enrolling ⇄ Proving ──► Proven ──► Enrolling ⇄ Proving, to add or remove another factor, and back
///       └──────────┴──────► Refused
/// ```
///
/// [Proven] alone leads to an answer that lets somebody in. Nothing leaves `Refused`, and what leaves `Proven` carries
/// the proof behind it, to come back to. The transitions are methods of the stages that may take them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Stage.Enrolling.class, name = "enrolling"),
    @JsonSubTypes.Type(value = Stage.Proving.class, name = "proving"),
    @JsonSubTypes.Type(value = Stage.Proven.class, name = "proven"),
    @JsonSubTypes.Type(value = Stage.Refused.class, name = "refused")
})
sealed interface Stage {
    /// The person may add a factor.
    ///
    /// @param picked the factor to add; null while that is to be chosen
    /// @param entry what was typed before, so that nobody types it again
    /// @param behind what the person has proven in this login; null for whoever holds nothing yet
    record Enrolling(
            @Nullable FactorKind picked,
            @Nullable PhoneInput entry,
            @Nullable PhoneProblem problem,
            @Nullable Proven behind)
            implements Stage {
        /// @param picked null while it is to be chosen
        static Enrolling first(@Nullable FactorKind picked) {
            return new Enrolling(picked, null, null, null);
        }

        Enrolling picking(@Nullable FactorKind kind) {
            return new Enrolling(kind, null, null, behind);
        }

        Enrolling rejecting(@Nullable PhoneInput typed, PhoneProblem now) {
            return new Enrolling(picked, typed, now, behind);
        }

        Proving begun(Authenticator candidate) {
            return new Proving(Challenge.of(candidate, origin()), List.of(), behind);
        }

        private Challenge.Origin origin() {
            if (behind == null) {
                return Challenge.Origin.ENROLLED;
            }
            return moves() ? Challenge.Origin.MOVED : Challenge.Origin.ADDED;
        }

        /// Whether the factor is to take the place of what was proven.
        boolean moves() {
            return behind != null && behind.move() != null;
        }
    }

    /// The person is asked to prove an authenticator.
    ///
    /// @param others what else the person holds and may prove instead, the strongest first
    /// @param behind what the person has proven in this login before; null unless a factor is being added beside it
    record Proving(
            Challenge challenge,
            List<Authenticator> others,
            @Nullable Proven behind) implements Stage {
        public Proving {
            // Absent from logins of before there were several.
            others = others == null ? List.of() : List.copyOf(others);
        }

        static Proving of(Challenge challenge) {
            return new Proving(challenge, List.of(), null);
        }

        /// @param held what the person may prove, at least one
        static Proving oneOf(List<Authenticator> held) {
            List<Authenticator> ranked =
                    held.stream().sorted(Authenticator.STRONGEST_FIRST).toList();
            return new Proving(
                    Challenge.of(ranked.getFirst(), Challenge.Origin.HELD), ranked.subList(1, ranked.size()), null);
        }

        Proving sending(Sending now) {
            return new Proving(challenge.with(now), others, behind);
        }

        Proving knowing(Delivery.Sent about, UnaryOperator<Following> step) {
            return new Proving(challenge.knowing(about, step), others, behind);
        }

        Proving telling(CodeProblem now) {
            return new Proving(challenge.with(now), others, behind);
        }

        /// By another one of those that the person holds; stays as it is if there is none of that id.
        Proving by(String id) {
            return others.stream()
                    .filter(other -> other.id().equals(id))
                    .findFirst()
                    .map(other -> new Proving(Challenge.of(other, Challenge.Origin.HELD), others(other), behind))
                    .orElse(this);
        }

        private List<Authenticator> others(Authenticator picked) {
            return Stream.concat(Stream.of(challenge.target()), others.stream())
                    .filter(one -> !one.equals(picked))
                    .sorted(Authenticator.STRONGEST_FIRST)
                    .toList();
        }

        Proving offering(Approving found) {
            return new Proving(challenge.offering(found), others, behind);
        }

        Proving asking(Approving now) {
            return new Proving(challenge.with(now), others, behind);
        }

        /// The phone is not asked, or not any more, and the page tells why.
        Proving notAsking(Approving now, CodeProblem problem) {
            return new Proving(challenge.with(now).with(problem), others, behind);
        }

        /// @param byTap whether a tap on the phone proved it, and no code
        Proven approved(Instant at, boolean byTap) {
            return new Proven(challenge.target().kind(), at, challenge.target().id(), null, null, byTap);
        }

        /// Whether the target is what the person began with in this login, and may leave again.
        boolean mayLeave() {
            return switch (challenge.origin()) {
                case ENROLLED, ADDED, MOVED -> true;
                case HELD, ADOPTED -> false;
            };
        }

        /// Whether the factor is to take the place of what was proven.
        boolean moves() {
            return challenge.origin() == Challenge.Origin.MOVED;
        }

        /// Whether the person may add something else instead.
        boolean mayChoose() {
            return mayLeave() && !moves();
        }

        boolean mayChangeNumber() {
            return mayLeave() && challenge.target().phone() != null;
        }

        /// @throws IllegalStateException unless [#mayLeave]
        Enrolling leaving(@Nullable FactorKind picked) {
            if (!mayLeave()) {
                throw new IllegalStateException("Only what was begun in this login can be left for something else");
            }
            return new Enrolling(picked, null, null, behind);
        }
    }

    /// The person has proven that it is them.
    ///
    /// @param authenticator the id of what was proven; null in logins of before it was kept
    /// @param codes recovery codes to be written down before the login goes on; null if there are none
    /// @param move the factor that the person is to be moved to before the login goes on; null if to none
    /// @param byTap whether a tap on the phone proved it, which is worth less than a code
    record Proven(
            FactorKind factor,
            Instant at,
            @Nullable String authenticator,
            @Nullable FreshCodes codes,
            @Nullable FactorKind move,
            boolean byTap)
            implements Stage {
        Proven showing(FreshCodes fresh) {
            return new Proven(factor, at, authenticator, fresh, move, byTap);
        }

        Proven withoutCodes() {
            return new Proven(factor, at, authenticator, null, move, byTap);
        }

        Proven movingTo(FactorKind target) {
            return new Proven(factor, at, authenticator, codes, target, byTap);
        }

        /// The person stays with what they have.
        Proven staying() {
            return new Proven(factor, at, authenticator, codes, null, byTap);
        }

        /// The proof stays what it is, and stands for what has taken the place of the authenticator.
        Proven moved(Authenticator to) {
            return new Proven(factor, at, to.id(), null, null, byTap);
        }

        /// To add the factor that the person is moved to, in the place of what was proven.
        Enrolling moving() {
            return new Enrolling(move, null, null, this);
        }

        /// To add a factor beside what was proven.
        Enrolling adding() {
            return new Enrolling(null, null, null, this);
        }

        /// To be rid of another authenticator of the person's, on the grounds of this proof.
        ///
        /// @param id of that one
        Retirement removing(String id) {
            return new Retirement(id, grounds(), byTap);
        }

        /// On which the person may change what they hold.
        Grounds grounds() {
            return new Grounds(provenAuthenticator(), at);
        }

        /// @throws NullPointerException for a login of before that was kept, which never led to anything that asks
        String provenAuthenticator() {
            return Objects.requireNonNull(authenticator, "A proof names its authenticator");
        }
    }

    record Refused(Refusal reason) implements Stage {}
}
