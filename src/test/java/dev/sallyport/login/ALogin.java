package dev.sallyport.login;

import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.Sends;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.Person;
import dev.sallyport.token.LoginRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Logins to begin a test with.
final class ALogin {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Person ADA = new Person("acme.eu.auth0.com", "auth0|ada");

    private ALogin() {}

    static Login at(Stage stage) {
        return at(stage, "a-login", "a-jti");
    }

    static Login at(Stage stage, String id, String jti) {
        LoginRequest request = new LoginRequest(
                jti,
                "a-nonce",
                ADA,
                ADA.issuer(),
                new LoginRequest.Client("paper-kite", "Paper Kite"),
                "203.0.113.5",
                "Vienna, Austria",
                List.of(),
                "de-AT",
                false,
                0,
                null,
                false);
        return new Login(
                id,
                new BrowserSecret("a-cookie").hash(),
                request,
                new TransactionState("a%2Fstate%2B%3D"),
                stage,
                Sends.NONE,
                0,
                0,
                0,
                NOW,
                NOW.plus(Duration.ofMinutes(10)));
    }

    static Login tried(Login login, int tries) {
        return new Login(
                login.id(),
                login.cookie(),
                login.request(),
                login.state(),
                login.stage(),
                login.sends(),
                login.phones(),
                tries,
                login.version(),
                login.openedAt(),
                login.expiresAt());
    }

    static Login proving(Challenge.Origin origin) {
        return at(Stage.Proving.of(Challenge.of(anAuthenticator("one", "1635", null), origin)));
    }

    static Authenticator anAuthenticator(String id, String authyId, @Nullable PhoneNumber phone) {
        return new Authenticator(id, FactorKind.AUTHY, new Handle(authyId), phone, NOW);
    }

    static LoginRequest aRequest(boolean enrolled, long rev, @Nullable String authyId, boolean conflict) {
        return new LoginRequest(
                "a-jti",
                "a-nonce",
                ADA,
                ADA.issuer(),
                new LoginRequest.Client("paper-kite", "Paper Kite"),
                "203.0.113.5",
                "Vienna, Austria",
                List.of(),
                null,
                enrolled,
                rev,
                authyId,
                conflict);
    }
}
