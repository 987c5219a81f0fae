package dev.sallyport.login;

import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Standing;
import dev.sallyport.web.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Predicate;

/// The login that a request belongs to: the one it names, if it comes from the browser that the login began in.
///
/// A login that was proven has another secret than before. Whoever comes with the first one then is refused, except
/// for the very form that proved it: sent twice, it may arrive once more before the browser has heard of the change.
@Singleton
final class CurrentLogin {
    private final LoginStore logins;
    private final LoginCookie cookie;
    private final AuthenticatorStore authenticators;
    private final Entrance entrance;
    private final TurnedAway turnedAway;

    CurrentLogin(
            LoginStore logins,
            LoginCookie cookie,
            AuthenticatorStore authenticators,
            Entrance entrance,
            TurnedAway turnedAway) {
        this.logins = logins;
        this.cookie = cookie;
        this.authenticators = authenticators;
        this.entrance = entrance;
        this.turnedAway = turnedAway;
    }

    /// A login with a code that was typed in it.
    ///
    /// @param next what opens the login from now on, if the code proves it
    /// @param handOut for the browser to keep, unless it holds what opens the proven login already
    record WithCode(Login login, BrowserSecret next, Optional<HeldSecrets> handOut) {}

    Uni<Login> of(String id, HttpHeaders headers) {
        Optional<HeldSecrets> held = cookie.of(id, headers);
        return find(
                id, held, login -> held.filter(secrets -> secrets.open(login)).isPresent());
    }

    /// @param page the name of the page that the code was typed on
    Uni<WithCode> withCode(String id, String page, HttpHeaders headers) {
        Optional<HeldSecrets> held = cookie.of(id, headers);
        return find(
                        id,
                        held,
                        login -> held.filter(secrets -> secrets.open(login)
                                        || secrets.afterCodeOn(page).openProven(login))
                                .isPresent())
                .map(login -> withCode(login, held.orElseThrow(), page));
    }

    private static WithCode withCode(Login login, HeldSecrets held, String page) {
        return new WithCode(
                login,
                held.first().successor(page),
                held.openProven(login) ? Optional.empty() : Optional.of(held.afterCodeOn(page)));
    }

    private Uni<Login> find(String id, Optional<HeldSecrets> held, Predicate<Login> isYours) {
        return logins.find(id)
                .map(found -> {
                    Login login = found.orElseThrow(() -> turnedAway.because(Reason.LOGIN_UNKNOWN));
                    if (held.isEmpty()) {
                        throw turnedAway.because(Reason.COOKIE_MISSING, login);
                    }
                    if (!isYours.test(login)) {
                        throw turnedAway.because(Reason.LOGIN_NOT_YOURS, login);
                    }
                    return login;
                })
                .chain(login ->
                        login.stage() instanceof Stage.Enrolling(var _, var _, var _, var behind) && behind == null
                                ? authenticators
                                        .standingOf(login.request().person())
                                        .chain(standing -> upToDate(login, standing))
                                : Uni.createFrom().item(login));
    }

    private Uni<Login> upToDate(Login login, Standing standing) {
        return logins.change(
                        login,
                        now -> now.whileEnrolling(stage -> entrance.stillEnrolling(stage, now.request(), standing)))
                .map(LoginStore.Change::login);
    }
}
