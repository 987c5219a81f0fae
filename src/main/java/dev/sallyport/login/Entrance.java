package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.Authenticator;
import dev.sallyport.person.Standing;
import dev.sallyport.token.LoginRequest;
import java.time.Instant;
import java.util.UUID;

/// Decides how a login begins: what Auth0 says of the person, held against what our store knows.
///
/// There is one door to a first enrolment. It is open only to somebody whom neither Auth0 nor our store ever knew
/// with a factor; a store that was lost or is behind must not open it again.
final class Entrance {
    private Entrance() {}

    static Stage stageFor(LoginRequest request, Standing standing, Instant now) {
        return switch (standing) {
            case Standing.Known known -> challenged(request, known);
            case Standing.Unknown _ -> firstSeen(request, now);
        };
    }

    static Stage challenged(LoginRequest request, Standing.Known known) {
        if (request.rev() > known.rev()) {
            return new Stage.Refused(Refusal.STORE_IS_BEHIND);
        }
        return known.active().isEmpty()
                ? new Stage.Refused(Refusal.NO_AUTHENTICATOR)
                : new Stage.Proving(Challenge.of(known.active().getFirst(), Challenge.Origin.HELD));
    }

    private static Stage firstSeen(LoginRequest request, Instant now) {
        if (request.enrolled() || request.rev() > 0) {
            return new Stage.Refused(Refusal.STORE_KNOWS_NOBODY);
        }
        String authyId = request.authyId();
        if (authyId == null) {
            return new Stage.Enrolling(null, null);
        }
        if (request.authyIdConflict() || !authyId.matches("[0-9]{1,18}")) {
            return new Stage.Refused(Refusal.AUTHY_ID_UNUSABLE);
        }
        Authenticator adopted =
                new Authenticator(UUID.randomUUID().toString(), FactorKind.AUTHY, new Handle(authyId), null, now);
        return new Stage.Proving(Challenge.of(adopted, Challenge.Origin.ADOPTED));
    }
}
