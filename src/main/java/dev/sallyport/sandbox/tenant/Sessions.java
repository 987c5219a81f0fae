package dev.sallyport.sandbox.tenant;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The browsers that are logged in at the tenant, by the secret in their cookie.
final class Sessions {
    private static final String COOKIE = "auth0";
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /// Begins a session and sets its cookie; whatever session the browser had is over.
    String begin(RoutingContext context, User user, String method) {
        end(context);
        sessions.values().removeIf(old -> !isAlive(old));
        Session session = new Session(Opaque.random(), user.id(), clock.instant(), List.of())
                .with(List.of(method), clock.instant());
        String secret = Opaque.random();
        sessions.put(secret, session);
        context.response()
                .addCookie(Cookie.cookie(COOKIE, secret)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX));
        return secret;
    }

    /// The secret of the browser's own session, if it has one that is alive.
    Optional<String> secretOf(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .filter(secret -> find(secret).isPresent());
    }

    Optional<Session> find(String secret) {
        return Optional.ofNullable(sessions.get(secret)).filter(this::isAlive);
    }

    void record(String secret, List<String> methods) {
        sessions.computeIfPresent(secret, (_, session) -> session.with(methods, clock.instant()));
    }

    void end(RoutingContext context) {
        secretOf(context).ifPresent(sessions::remove);
        context.response()
                .addCookie(
                        Cookie.cookie(COOKIE, "").setPath("/").setHttpOnly(true).setMaxAge(0));
    }

    void clear() {
        sessions.clear();
    }

    Map<String, Session> snapshot() {
        return Map.copyOf(sessions);
    }

    void restore(Map<String, Session> snapshot) {
        sessions.putAll(snapshot);
    }

    private boolean isAlive(Session session) {
        return clock.instant().isBefore(session.since().plus(LIFETIME));
    }
}
