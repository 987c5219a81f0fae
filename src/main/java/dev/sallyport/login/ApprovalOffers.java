package dev.sallyport.login;

import dev.sallyport.challenge.Approving;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.factor.ApprovalFactors;
import dev.sallyport.factor.Approvals;
import dev.sallyport.token.LoginRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Decides whether a tap on the phone may prove a login in the place of a code.
///
/// Only for a phone that the person holds: one that is being added, or taken over from Auth0, is proven by a code. And
/// only if that satisfies what the application asked for. NIST SP 800-63B-4, 3.1.3, does not take a button that is
/// pressed for a second factor.
@Singleton
final class ApprovalOffers {
    private final ApprovalFactors approvals;
    private final LoginStore logins;

    ApprovalOffers(ApprovalFactors approvals, LoginStore logins) {
        this.approvals = approvals;
        this.logins = logins;
    }

    /// How that phone is asked; empty if it must not be in this login.
    Optional<Approvals> wayOf(LoginRequest request, Challenge challenge) {
        return challenge.origin() == Challenge.Origin.HELD && Answers.satisfiedByTap(request.acr())
                ? approvals.of(challenge.target().kind())
                : Optional.empty();
    }

    /// How it is found out what the phone answered, or whether the app is there that is being added; empty if that must
    /// not let anybody in.
    Optional<Approvals> answersOf(LoginRequest request, Challenge challenge) {
        return Answers.satisfiedByTap(request.acr())
                ? approvals.of(challenge.target().kind())
                : Optional.empty();
    }

    /// Finds out whether the phone can be asked, unless that is known. The provider is asked once for each challenge.
    Uni<Login> look(Login login) {
        if (!(login.stage() instanceof Stage.Proving(Challenge challenge, var _, var _))
                || challenge.approving() != null) {
            return Uni.createFrom().item(login);
        }
        return wayOf(login.request(), challenge)
                .map(way -> way.canAsk(challenge.target())
                        .onFailure()
                        .recoverWithItem(false)
                        .chain(can ->
                                note(login, challenge, can ? new Approving.Offered() : new Approving.NotOffered())))
                .orElseGet(() -> Uni.createFrom().item(login));
    }

    private Uni<Login> note(Login login, Challenge about, Approving found) {
        return logins.change(
                        login,
                        now -> now.whileProving(proving -> proving.challenge().isAbout(about.target())
                                        && proving.challenge().approving() == null
                                ? proving.offering(found)
                                : proving))
                .map(LoginStore.Change::login);
    }
}
