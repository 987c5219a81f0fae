package dev.sallyport.login;

import dev.sallyport.challenge.Sends;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.token.LoginRequest;
import dev.sallyport.token.Reading;
import dev.sallyport.token.RequestReader;
import dev.sallyport.web.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Opens a login for a request token, once; the same browser with the same token is led back to it.
@Singleton
final class LoginOpening {
    private static final Logger LOG = Logger.getLogger(LoginOpening.class);

    private final RequestReader reader;
    private final AuthenticatorStore authenticators;
    private final Entrance entrance;
    private final LoginStore logins;
    private final LoginCookie cookie;
    private final LoginAudit audit;
    private final TurnedAway turnedAway;
    private final LoginConfig config;
    private final Clock clock;

    LoginOpening(
            RequestReader reader,
            AuthenticatorStore authenticators,
            Entrance entrance,
            LoginStore logins,
            LoginCookie cookie,
            LoginAudit audit,
            TurnedAway turnedAway,
            LoginConfig config,
            Clock clock) {
        this.reader = reader;
        this.authenticators = authenticators;
        this.entrance = entrance;
        this.logins = logins;
        this.cookie = cookie;
        this.audit = audit;
        this.turnedAway = turnedAway;
        this.config = config;
        this.clock = clock;
    }

    /// The login that the token leads to.
    ///
    /// @param secret for the browser to keep, if the login was opened by this call
    record Opened(Login login, Optional<BrowserSecret> secret) {}

    Uni<Opened> open(String token, TransactionState state, HttpHeaders headers) {
        return switch (reader.read(token)) {
            case Reading.Fresh(var request) -> openFresh(request, state, headers);
            case Reading.Stale(var request) -> openedBefore(request, state, headers);
            case Reading.Unbelievable(var flaw) -> throw turnedAway.because(reason(flaw));
        };
    }

    /// Not looked for first: whether the request has opened a login already is decided by the insert.
    private Uni<Opened> openFresh(LoginRequest request, TransactionState state, HttpHeaders headers) {
        BrowserSecret secret = BrowserSecret.fresh();
        return authenticators.standingOf(request.person()).chain(standing -> {
            Login login = login(request, state, secret, entrance.stageFor(request, standing));
            return logins.open(login)
                    .chain(opened -> opened
                            ? audit.opened(login, standing).replaceWith(() -> opened(login, secret))
                            : openedBefore(request, state, headers));
        });
    }

    private Uni<Opened> openedBefore(LoginRequest request, TransactionState state, HttpHeaders headers) {
        return logins.openedBy(request.person(), request.jti())
                .map(known -> ledBack(
                        known.orElseThrow(() -> turnedAway.because(Reason.TOKEN_EXPIRED, request)), state, headers));
    }

    private Opened ledBack(Login login, TransactionState state, HttpHeaders headers) {
        if (!cookie.fits(login, headers)) {
            throw turnedAway.because(Reason.TOKEN_USED, login);
        }
        if (!login.state().equals(state)) {
            throw turnedAway.because(Reason.STATE_CHANGED, login);
        }
        return new Opened(login, Optional.empty());
    }

    private Login login(LoginRequest request, TransactionState state, BrowserSecret secret, Stage stage) {
        Instant now = clock.instant();
        return new Login(
                BrowserSecret.random(16),
                secret.hash(),
                request,
                state,
                stage,
                Sends.NONE,
                0,
                0,
                0,
                now,
                now.plus(config.lifetime()));
    }

    private Opened opened(Login login, BrowserSecret secret) {
        LOG.infof("Login %s opened: %s", login.id(), login.stage().getClass().getSimpleName());
        if (login.stage() instanceof Stage.Refused(var reason)) {
            LOG.warnf("Login %s refused: %s", login.id(), reason.code());
        }
        return new Opened(login, Optional.of(secret));
    }

    private static Reason reason(Reading.Flaw flaw) {
        return switch (flaw) {
            case NOT_SIGNED, NAMES_A_KEY, WRONG_SIGNATURE, CLAIMS_MISSING -> Reason.TOKEN_FORGED;
            case WRONG_TENANT, WRONG_AUDIENCE -> Reason.TOKEN_FROM_ELSEWHERE;
            case WRONG_HOST -> Reason.HOST_NOT_ALLOWED;
        };
    }
}
