package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The way into a login. Covers C1.1, C1.2, C1.4, C1.6, C1.7 and C1.11.
@QuarkusTest
class LoginResourceTest {
    @Inject
    Tenant tenant;

    private final Visitor visitor = new Visitor();
    private final String person = "auth0|" + UUID.randomUUID();

    @Test
    void newPersonIsAskedForAPhone() {
        visitor.arrivesAt(aToken().signed(), "a-state")
                .then()
                .statusCode(200)
                .body(containsString("Add your phone"))
                .body(containsString("Paper Kite"))
                .header("Cache-Control", containsString("no-store"));
    }

    @Test
    void noPageHasTheTokenInItsAddress() {
        Response opened = visitor.opensLogin(aToken().signed(), "a-state");

        opened.then().statusCode(303).header("Location", matchesRegex(".*/login/[A-Za-z0-9_-]{22}"));
    }

    @Test
    void loginIsTiedToItsBrowser() {
        Response opened = visitor.opensLogin(aToken().signed(), "a-state");

        Cookie cookie = opened.getDetailedCookies().asList().stream()
                .filter(one ->
                        one.getName().startsWith("sallyport-") && !one.getName().equals("sallyport-csrf"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getValue()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(Visitor.pathOf(opened)).endsWith(cookie.getName().substring("sallyport-".length()));
    }

    @Test
    void tokenOpensOneLoginOnly() {
        String token = aToken().signed();
        visitor.arrivesAt(token, "a-state").then().statusCode(200);

        new Visitor().opensLogin(token, "a-state").then().statusCode(409).body(containsString("token-used"));
        visitor.arrivesAt(token, "a-state").then().statusCode(200);
    }

    @Test
    void reloadInTheSameBrowserLeadsBackToTheSameLogin() {
        String token = aToken().signed();
        String first = Visitor.pathOf(visitor.opensLogin(token, "a-state"));

        assertThat(Visitor.pathOf(visitor.opensLogin(token, "a-state"))).isEqualTo(first);
    }

    @Test
    void stateOfAnotherLoginIsRefused() {
        String token = aToken().signed();
        visitor.opensLogin(token, "a-state").then().statusCode(303);

        visitor.opensLogin(token, "another-state").then().statusCode(403).body(containsString("state-changed"));
    }

    @Test
    void tabsDoNotDisturbEachOther() {
        Response one = visitor.opensLogin(aToken().signed(), "state-one");
        Response other = visitor.opensLogin(aToken().signed(), "state-other");

        visitor.follows(one).then().statusCode(200);
        visitor.follows(other).then().statusCode(200);
    }

    @Test
    void headAndPrefetchUseUpNothing() {
        String token = aToken().signed();
        given().redirects()
                .follow(false)
                .queryParam("session_token", token)
                .queryParam("state", "a-state")
                .head("/login")
                .then()
                .statusCode(204);
        given().redirects()
                .follow(false)
                .header("Sec-Purpose", "prefetch")
                .queryParam("session_token", token)
                .queryParam("state", "a-state")
                .get("/login")
                .then()
                .statusCode(503);

        visitor.arrivesAt(token, "a-state").then().statusCode(200);
    }

    @Test
    void staleTokenOpensNothing() {
        String token = RequestToken.of(tenant.issuer(), Instant.now().minusSeconds(600))
                .with("sub", person)
                .signed();

        visitor.opensLogin(token, "a-state").then().statusCode(410).body(containsString("token-expired"));
    }

    @Test
    void forgedTokenIsRefusedWithoutASecondLook() {
        visitor.opensLogin(aToken().unsigned(), "a-state")
                .then()
                .statusCode(403)
                .body(containsString("token-forged"));
        visitor.opensLogin(aToken().signed("somebody-elses-secret-of-32-bytes-and-more"), "a-state")
                .then()
                .statusCode(403);
        visitor.opensLogin(aToken().with("iss", "evil.eu.auth0.com").signed(), "a-state")
                .then()
                .statusCode(403)
                .body(containsString("token-from-elsewhere"));
        visitor.opensLogin(aToken().with("host", "evil.example").signed(), "a-state")
                .then()
                .statusCode(400)
                .body(containsString("host-not-allowed"));
    }

    @Test
    void loginWithoutTokenOrStateSaysSo() {
        visitor.opens("/login").then().statusCode(400).body(containsString("token-missing"));
        visitor.opens("/login?session_token=" + aToken().signed())
                .then()
                .statusCode(400)
                .body(containsString("state-missing"));
    }

    @Test
    void browserThatRefusesCookiesIsToldSo() {
        String path = Visitor.pathOf(visitor.opensLogin(aToken().signed(), "a-state"));

        given().redirects().follow(false).get(path).then().statusCode(403).body(containsString("cookie-missing"));
    }

    @Test
    void cookieOfAnotherPersonOpensNothing() {
        String mine = Visitor.pathOf(visitor.opensLogin(aToken().signed(), "a-state"));

        given().redirects()
                .follow(false)
                .cookie("sallyport-" + mine.substring("/login/".length()), "somebody-elses")
                .get(mine)
                .then()
                .statusCode(403)
                .body(containsString("login-not-yours"));
    }

    @Test
    void unknownLoginIsAPageAndNotAStackTrace() {
        visitor.opens("/login/nobody-has-this-one").then().statusCode(410).body(containsString("login-unknown"));
    }

    @Test
    void personWhomTheStoreLostIsLedBackToTheApplication() {
        visitor.arrivesAt(aToken().with("enrolled", true).with("rev", 2).signed(), "a-state")
                .then()
                .statusCode(200)
                .body(containsString("enrolment-unknown"))
                .body(containsString("/continue?state=a-state"))
                .header("Content-Security-Policy", not(containsString("form-action")));
    }

    private RequestToken aToken() {
        return RequestToken.of(tenant.issuer(), Instant.now()).with("sub", person);
    }
}
