package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What browsers are told where they reach the service by https, as everywhere but in the sandbox (C1.11, C1.17).
@QuarkusTest
@TestProfile(SecureCookieResourceTest.ByHttps.class)
class SecureCookieResourceTest {
    @Inject
    Tenant tenant;

    @Test
    void cookieOfALoginIsTheHostsOwn() {
        Response opened = opened();

        Cookie cookie = opened.getDetailedCookies().asList().stream()
                .filter(one -> one.getName().startsWith("__Host-sallyport-"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        opened.then().header("Location", startsWith("https://localhost/login/"));
    }

    @Test
    void cookieOfTheFormsIsTheHostsOwn() {
        Response opened = opened();
        String path = opened.header("Location").substring("https://localhost".length());

        Response page = given().cookies(opened.cookies()).get(path);

        page.then().statusCode(200);
        assertThat(page.header("Set-Cookie"))
                .startsWith("__Host-sallyport-csrf=")
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .containsIgnoringCase("; Path=/")
                .doesNotContainIgnoringCase("Domain");
    }

    @Test
    void httpsIsPromisedForAYear() {
        for (String path : new String[] {"/", "/no-such-page", "/assets/sallyport.css", "/login"}) {
            given().get(path).then().header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private Response opened() {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", "auth0|" + UUID.randomUUID())
                .signed();
        return given().redirects()
                .follow(false)
                .queryParam("session_token", token)
                .queryParam("state", "a-state")
                .get("/login");
    }

    public static class ByHttps implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sallyport.base-url", "https://localhost",
                    // As application.properties has them for production.
                    "quarkus.rest-csrf.cookie-name", "__Host-sallyport-csrf",
                    "quarkus.rest-csrf.cookie-force-secure", "true",
                    "quarkus.http.same-site-cookie.\"__Host-sallyport-csrf\".value", "lax");
        }
    }
}
