package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.enrolment.EnrolmentConfig;
import dev.sallyport.enrolment.EnrolmentConfig.FirstEnrolment;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.Standing;
import dev.sallyport.token.LoginRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Decides how a login begins: what Auth0 says of the person, held against what our store knows.
///
/// There is one door to an enrolment. It is open to somebody whom neither Auth0 nor our store ever knew with a
/// factor, unless a ticket is asked of everybody; and to somebody with a ticket from the help desk. A store that was
/// lost or is behind, a factor that is locked, retired or switched off: none of them opens it again.
@Singleton
final class Entrance {
    private final FirstEnrolment first;
    private final SecondFactors factors;
    private final Clock clock;

    Entrance(EnrolmentConfig config, SecondFactors factors, Clock clock) {
        this.first = config.first();
        this.factors = factors;
        this.clock = clock;
    }

    Stage stageFor(LoginRequest request, Standing standing) {
        return switch (standing) {
            case Standing.Known known -> known(request, known);
            case Standing.Unknown _ -> firstSeen(request);
        };
    }

    /// What an enrolling login is at by now: whoever enrolled in another tab meanwhile is not asked for a phone again.
    Stage stillEnrolling(Stage.Enrolling stage, LoginRequest request, Standing standing) {
        return switch (standing) {
            case Standing.Unknown _ -> stage;
            case Standing.Known known -> {
                Stage begun = known(request, known);
                // As it is, with what was typed, and not as a login begins.
                yield begun instanceof Stage.Enrolling ? stage : begun;
            }
        };
    }

    private Stage known(LoginRequest request, Standing.Known known) {
        if (request.rev() > known.rev()) {
            return new Stage.Refused(Refusal.STORE_IS_BEHIND);
        }
        if (known.active().isEmpty()) {
            return known.hasTicket() ? enrolling() : new Stage.Refused(Refusal.NO_AUTHENTICATOR);
        }
        List<Authenticator> usable = known.active().stream()
                .filter(authenticator -> factors.offer(authenticator.kind()))
                .toList();
        return usable.isEmpty()
                ? new Stage.Refused(Refusal.FACTOR_SWITCHED_OFF)
                : Stage.Proving.oneOf(enough(request, usable));
    }

    /// Nobody is asked for a tap where more is asked for, unless they hold nothing else; the page then says so.
    private List<Authenticator> enough(LoginRequest request, List<Authenticator> usable) {
        List<Authenticator> codes = usable.stream()
                .filter(one -> factors.push(one.kind()).isEmpty())
                .toList();
        return Answers.satisfiedByTap(request.acr()) || codes.isEmpty() ? usable : codes;
    }

    private Stage firstSeen(LoginRequest request) {
        if (request.enrolled() || request.rev() > 0) {
            return new Stage.Refused(Refusal.STORE_KNOWS_NOBODY);
        }
        String authyId = request.authyId();
        if (authyId == null) {
            return switch (first) {
                case OPEN -> enrolling();
                case TICKET -> new Stage.Refused(Refusal.TICKET_NEEDED);
            };
        }
        if (request.authyIdConflict() || !authyId.matches("[0-9]{1,18}")) {
            return new Stage.Refused(Refusal.AUTHY_ID_UNUSABLE);
        }
        return factors.offer(FactorKind.AUTHY)
                ? Stage.Proving.of(Challenge.of(adopted(authyId), Challenge.Origin.ADOPTED))
                : new Stage.Refused(Refusal.FACTOR_SWITCHED_OFF);
    }

    private Stage enrolling() {
        List<FactorKind> addable = factors.addable();
        return addable.isEmpty()
                ? new Stage.Refused(Refusal.FACTOR_SWITCHED_OFF)
                : Stage.Enrolling.first(factors.onlyPhone().orElse(null));
    }

    private Authenticator adopted(String authyId) {
        return new Authenticator(
                UUID.randomUUID().toString(), FactorKind.AUTHY, new Handle(authyId), null, clock.instant());
    }
}
