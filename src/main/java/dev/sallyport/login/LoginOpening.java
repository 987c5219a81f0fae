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
        Reading reading = reader.read(token);
        LoginRequest request = switch (reading) {
            case Reading.Fresh(var fresh) -> fresh;
            case Reading.Stale(var stale) -> stale;
            case Reading.Unbelievable(var flaw) -> throw turnedAway.because(reason(flaw));
        };
        return logins.openedBy(request.person(), request.jti())
                .chain(known -> known.map(login -> Uni.createFrom().item(ledBack(login, state, headers)))
                        .orElseGet(() -> openFresh(reading, request, state, headers)));
    }

    private Uni<Opened> openFresh(Reading reading, LoginRequest request, TransactionState state, HttpHeaders headers) {
        if (reading instanceof Reading.Stale) {
            throw turnedAway.because(Reason.TOKEN_EXPIRED, request);
        }
        BrowserSecret secret = BrowserSecret.fresh();
        return authenticators.standingOf(request.person()).chain(standing -> {
            Login login = login(request, state, secret, entrance.stageFor(request, standing));
            return logins.open(login)
                    .chain(opened -> opened
                            ? audit.opened(login, standing).replaceWith(() -> opened(login, secret))
                            : overtaken(request, state, headers));
        });
    }

    /// Two requests with one token met between the look and the insert; the store let one through.
    private Uni<Opened> overtaken(LoginRequest request, TransactionState state, HttpHeaders headers) {
        return logins.openedBy(request.person(), request.jti())
                .map(Optional::orElseThrow)
                .map(login -> ledBack(login, state, headers));
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
