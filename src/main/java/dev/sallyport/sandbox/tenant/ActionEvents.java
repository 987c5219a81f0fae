package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Application;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a login into the words of a post-login Action's `event`.
final class ActionEvents {
    private final Issuer issuer;
    private final Map<String, String> secrets;

    ActionEvents(Issuer issuer, Map<String, String> secrets) {
        this.issuer = issuer;
        this.secrets = Map.copyOf(secrets);
    }

    /// The login of a browser, before the redirect or after it.
    Map<String, Object> ofBrowser(
            SignIn signIn, User user, Application application, Session session, IncomingRequest request) {
        Map<String, Object> event = common(user, application, request);
        event.put("authentication", Map.of("methods", methods(session.methods())));
        event.put("session", Map.of("id", session.id()));
        event.put("transaction", transaction(signIn, request));
        return event;
    }

    Map<String, Object> ofPassword(User user, Application application, IncomingRequest request, List<String> scopes) {
        Map<String, Object> event = common(user, application, request);
        event.put("transaction", transaction("oauth2-resource-owner", request, scopes));
        return event;
    }

    Map<String, Object> ofRefresh(User user, Application application, IncomingRequest request, Grant.Refresh token) {
        Map<String, Object> event = common(user, application, request);
        Grant grant = token.grant();
        event.put("authentication", Map.of("methods", methods(grant.methods())));
        event.put("refresh_token", Map.of("created_at", token.createdAt().toString()));
        event.put("transaction", transaction("oauth2-refresh-token", request, grant.scopes()));
        return event;
    }

    private Map<String, Object> common(User user, Application application, IncomingRequest request) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("user", user(user));
        event.put(
                "client",
                Map.of("client_id", application.clientId(), "name", application.name(), "metadata", Map.of()));
        event.put(
                "connection",
                Map.of(
                        "name",
                        user.connection().name(),
                        "strategy",
                        user.connection().strategy()));
        event.put("request", request.describe(issuer.host()));
        event.put("stats", Map.of("logins_count", user.logins()));
        event.put("tenant", Map.of("id", "sandbox"));
        event.put("secrets", secrets);
        return event;
    }

    private static Map<String, Object> user(User user) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("user_id", user.id());
        described.put("email", user.credentials().email());
        described.put("email_verified", true);
        described.put("name", user.profile().name());
        described.put("nickname", user.profile().nickname());
        described.put("picture", user.profile().picture());
        described.put("app_metadata", user.appMetadata());
        described.put("user_metadata", user.userMetadata());
        return described;
    }

    private static Map<String, @Nullable Object> transaction(SignIn signIn, IncomingRequest request) {
        AuthorizationRequest asked = signIn.request();
        Map<String, @Nullable Object> transaction = new LinkedHashMap<>();
        transaction.put("id", signIn.id());
        transaction.put("protocol", "oidc-basic-profile");
        transaction.put("locale", locale(asked, request));
        transaction.put("acr_values", asked.words("acr_values"));
        transaction.put("requested_scopes", asked.words("scope"));
        transaction.put("prompt", asked.words("prompt"));
        transaction.put("redirect_uri", asked.redirectUri());
        transaction.put("state", asked.orNull("state"));
        transaction.put("metadata", signIn.metadata());
        return transaction;
    }

    private static Map<String, Object> transaction(String protocol, IncomingRequest request, List<String> scopes) {
        return Map.of(
                "id", Opaque.random(),
                "protocol", protocol,
                "locale", request.preferred().toLanguageTag(),
                "acr_values", List.of(),
                "requested_scopes", scopes,
                "prompt", List.of(),
                "metadata", Map.of());
    }

    private static String locale(AuthorizationRequest asked, IncomingRequest request) {
        List<String> wanted = asked.words("ui_locales");
        return wanted.isEmpty() ? request.preferred().toLanguageTag() : wanted.getFirst();
    }

    private static List<Map<String, Object>> methods(List<Session.Method> methods) {
        return methods.stream()
                .map(method -> Map.<String, Object>of(
                        "name", method.name(), "timestamp", method.timestamp().toString()))
                .toList();
    }
}
