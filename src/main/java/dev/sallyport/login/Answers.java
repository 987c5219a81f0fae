package dev.sallyport.login;

import dev.sallyport.enrolment.Pointers;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Standing;
import dev.sallyport.token.Answer;
import dev.sallyport.token.AnswerMinter;
import dev.sallyport.token.LoginRequest;
import dev.sallyport.token.Tenant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is posted back to Auth0. Signed each time it is shown and stored nowhere: Auth0 lets one of them through.
@Singleton
final class Answers {
    /// The policy for multi-factor authentication of OpenID PAPE 1.0, which Auth0 uses in `acr_values`.
    private static final String ACR = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

    /// The class of a tap on a phone, whichever factor it stands beside. It satisfies less than that of a code.
    private static final String TAP = "push";

    /// RFC 8176, section 2, has no word for it: a key in software, and somebody who is there.
    private static final List<String> AMR_OF_A_TAP = List.of("swk", "user", "mfa");

    private final AnswerMinter minter;
    private final AuthenticatorStore authenticators;
    private final Tenant tenant;

    Answers(AnswerMinter minter, AuthenticatorStore authenticators, Tenant tenant) {
        this.minter = minter;
        this.authenticators = authenticators;
        this.tenant = tenant;
    }

    /// What a proof came to by the time it is handed off.
    sealed interface Outcome {
        record Signed(String answer) implements Outcome {}

        /// The person was reset after the proof, or the store has lost them.
        record Voided(Refusal reason) implements Outcome {}
    }

    /// Whether a tap on the phone is enough for all that the application asks for.
    static boolean satisfiedByTap(List<String> acr) {
        return acr.stream().allMatch(ACR::equals);
    }

    Uni<Outcome> proven(Login login, Stage.Proven proof) {
        return authenticators.standingOf(login.request().person()).map(standing -> switch (standing) {
            case Standing.Unknown _ -> new Outcome.Voided(Refusal.STORE_KNOWS_NOBODY);
            case Standing.Known known when known.voids(proof.at()) -> new Outcome.Voided(Refusal.RESET_MEANWHILE);
            case Standing.Known known -> new Outcome.Signed(signed(login, proof, known));
        });
    }

    private String signed(Login login, Stage.Proven proof, Standing.Known known) {
        LoginRequest request = login.request();
        var answer = new Answer.Proven(
                proof.factor().wireName(),
                proof.byTap() ? TAP : classOf(proof.factor()),
                ACR,
                proof.byTap() ? AMR_OF_A_TAP : amrOf(proof.factor()),
                proof.at(),
                news(request, known));
        return minter.mint(request, login.state().value(), answer);
    }

    /// What a proof is worth; the Action's list of classes must know each. That of a recovery code, or of a code
    /// by e-mail, counts for this login and is never remembered.
    private static String classOf(FactorKind factor) {
        return switch (factor) {
            case TOTP, VERIFY_TOTP, AUTHY, VERIFY -> "otp";
            case VERIFY_PUSH -> TAP;
            case EMAIL, RECOVERY -> "recovery";
        };
    }

    /// RFC 8176, section 2, which has no name for codes on paper, which are neither what one knows by heart nor made
    /// for this login; and none for a mailbox.
    private static List<String> amrOf(FactorKind factor) {
        return switch (factor) {
            case TOTP, VERIFY_TOTP, AUTHY, VERIFY -> List.of("otp", "mfa");
            case VERIFY_PUSH -> AMR_OF_A_TAP;
            case EMAIL -> List.of("email", "mfa");
            case RECOVERY -> List.of("recovery", "mfa");
        };
    }

    String refused(Login login, Refusal reason) {
        return minter.mint(login.request(), login.state().value(), new Answer.Refused(reason.code()));
    }

    URI address(Login login) {
        return URI.create(tenant.continueUrl(login.request().host()) + "?state="
                + login.state().raw());
    }

    /// The pointer, if Auth0 has an older one: a write that failed heals at the next login.
    private static @Nullable Map<String, @Nullable Object> news(LoginRequest request, Standing.Known known) {
        return known.rev() == request.rev() ? null : Pointers.of(known).asClaim();
    }
}
