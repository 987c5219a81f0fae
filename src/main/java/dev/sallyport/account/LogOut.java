package dev.sallyport.account;

import dev.sallyport.web.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Logging out without a session that could be read: what is left of it goes, and the browser is sent where Quarkus
/// OIDC sends it otherwise, to the tenant's own log-out and from there to the front page.
@Singleton
final class LogOut {
    /// Quarkus OIDC splits a long session over several cookies, whose names begin like this.
    private static final String SESSION = "q_session";

    private final URI tenants;

    LogOut(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI tenant,
            @ConfigProperty(name = "quarkus.oidc.end-session-path") String path,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            PublicUrl url) {
        tenants = UriBuilder.fromUri(tenant)
                .path(path)
                .queryParam("client_id", clientId)
                .queryParam("returnTo", "{front}")
                .build(url.value() + "/");
    }

    Response answer(HttpHeaders headers) {
        Response.ResponseBuilder answer = Response.seeOther(tenants);
        headers.getCookies().keySet().stream()
                .filter(name -> name.startsWith(SESSION))
                .map(LogOut::forgotten)
                .forEach(answer::cookie);
        return answer.build();
    }

    private static NewCookie forgotten(String name) {
        return new NewCookie.Builder(name)
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .build();
    }
}
