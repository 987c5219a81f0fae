package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// C10.77: what a proxy says of the browser is not read, so that nobody can make it up. Addresses come from settings
/// and from the signed request.
@QuarkusTest
class ForwardedHeadersResourceTest {
    @Inject
    Tenant tenant;

    @Inject
    PublicUrl url;

    @Test
    void forgedHostDoesNotChooseWhereALoginGoesOn() {
        Response opened = opened(forged());

        opened.then().statusCode(303).header("Location", startsWith(url.value() + "/login/"));
    }

    @Test
    void forgedSchemeDoesNotChangeTheCookies() {
        assertThat(opened(forged()).cookies().keySet()).noneMatch(name -> name.startsWith("__Host-"));
        forged().get("/").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void forgedHostDoesNotChooseWhereTheTenantSendsPeopleBackTo() {
        forged().get("/account")
                .then()
                .statusCode(302)
                .header("Location", startsWith("http://" + tenant.issuer() + "/authorize?"))
                .header("Location", not(containsString("evil")))
                .header("Location", containsString("redirect_uri=http%3A%2F%2Flocalhost"));
        forged().get("/account/logout").then().statusCode(303).header("Location", not(containsString("evil")));
    }

    @Test
    void forgedPrefixAndHostAreOnNoPage() {
        for (String path : new String[] {"/", "/login", "/samples/code", "/no-such-page", "/account/refused"}) {
            forged().get(path).then().body(not(containsString("evil")));
        }
    }

    private Response opened(RequestSpecification request) {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", "auth0|" + UUID.randomUUID())
                .signed();
        return request.queryParam("session_token", token)
                .queryParam("state", "a-state")
                .get("/login");
    }

    private static RequestSpecification forged() {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", "198.51.100.66")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Ssl", "on")
                .header("X-Forwarded-Port", "666")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Real-IP", "198.51.100.66")
                .header("Forwarded", "for=198.51.100.66;host=evil.example;proto=https");
    }
}
