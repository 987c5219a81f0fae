package dev.sallyport.login;

import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Standing;
import dev.sallyport.web.Reason;
import dev.sallyport.web.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/// The login that a request belongs to: the one it names, if it comes from the browser that the login began in.
@Singleton
final class CurrentLogin {
    private final LoginStore logins;
    private final LoginCookie cookie;
    private final AuthenticatorStore authenticators;
    private final Entrance entrance;

    CurrentLogin(LoginStore logins, LoginCookie cookie, AuthenticatorStore authenticators, Entrance entrance) {
        this.logins = logins;
        this.cookie = cookie;
        this.authenticators = authenticators;
        this.entrance = entrance;
    }

    Uni<Login> of(String id, HttpHeaders headers) {
        return logins.find(id)
                .map(found -> {
                    Login login = found.orElseThrow(() -> new RequestRefused(Reason.LOGIN_UNKNOWN));
                    if (cookie.of(id, headers).isEmpty()) {
                        throw new RequestRefused(Reason.COOKIE_MISSING);
                    }
                    if (!cookie.fits(login, headers)) {
                        throw new RequestRefused(Reason.LOGIN_NOT_YOURS);
                    }
                    return login;
                })
                .chain(login -> login.stage() instanceof Stage.Enrolling
                        ? authenticators
                                .standingOf(login.request().person())
                                .chain(standing -> upToDate(login, standing))
                        : Uni.createFrom().item(login));
    }

    private Uni<Login> upToDate(Login login, Standing standing) {
        return logins.change(
                        login.id(),
                        now -> now.whileEnrolling(stage -> entrance.stillEnrolling(stage, now.request(), standing)))
                .map(LoginStore.Change::login);
    }
}
