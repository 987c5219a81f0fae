package dev.sallyport.account;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountResourceTest {
    @Inject
    Tenant tenant;

    @Test
    void strangerIsOfferedTheLogin() {
        when().get("/").then().statusCode(200).body(containsString("<a class=\"button\" href=\"/account\">Log in</a>"));
    }

    @Test
    void strangerIsSentToTheTenant() {
        given().redirects()
                .follow(false)
                .get("/account")
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        allOf(
                                startsWith("http://" + tenant.issuer() + "/authorize?"),
                                containsString("code_challenge_method=S256"),
                                containsString("client_id=sallyport-account")));
    }

    @Test
    void strangerWhoLogsOutIsNotGreetedWithAnError() {
        given().redirects()
                .follow(false)
                .get("/account/logout")
                .then()
                .statusCode(303)
                .header("Location", allOf(containsString("/v2/logout?client_id="), containsString("&returnTo=http")));
    }

    @Test
    void personWhoseSessionCannotBeReadIsLoggedOutAllTheSame() {
        Response answer = given().redirects()
                .follow(false)
                .cookie("q_session", "broken")
                .cookie("q_session_chunk_1", "broken")
                .get("/account/logout");

        answer.then().statusCode(303).header("Location", containsString("/v2/logout?client_id="));
        assertThat(answer.getDetailedCookies().getList("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isZero());
        assertThat(answer.getDetailedCookie("q_session_chunk_1").getMaxAge()).isZero();
    }

    // C1.17: a session that is broken or old must not lead the landing page anywhere.
    @Test
    void brokenSessionDoesNotDisturbTheLandingPage() {
        given().cookie("q_session", "broken").get("/").then().statusCode(200).body(containsString("Log in"));
    }

    @Test
    @TestSecurity(user = "ada")
    @OidcSecurity(
            claims = {
                @Claim(key = "sub", value = "auth0|ada"),
                @Claim(key = "name", value = "Ada <Lovelace>"),
                @Claim(key = "email", value = "ada@example.com"),
                @Claim(key = "picture", value = "http://portraits.example.com:8090/ada.png")
            })
    void personSeesWhoTheyAre() {
        when().get("/account")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        containsString("img-src 'self' data: https: http://portraits.example.com:8090;"))
                .body(allOf(
                        containsString("<h1>Ada &lt;Lovelace&gt;</h1>"),
                        containsString("ada@example.com"),
                        containsString("src=\"http://portraits.example.com:8090/ada.png\""),
                        containsString("No phone is registered"),
                        containsString("href=\"/account/logout\"")));
    }

    @Test
    @TestSecurity(user = "ada")
    @OidcSecurity(
            claims = {@Claim(key = "sub", value = "auth0|ada"), @Claim(key = "picture", value = "javascript:alert(1)")})
    void portraitThatIsNoWebAddressIsNotShown() {
        when().get("/account").then().statusCode(200).body(not(containsString("javascript:")));
    }

    @Test
    @TestSecurity(user = "ada")
    void personWhoIsLoggedInGoesFromTheLandingPageToTheirAccount() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/account"));
    }

    @Test
    void loginThatTheTenantRefusedIsExplainedWithItsCode() {
        given().queryParam("error", "access_denied")
                .queryParam("error_description", "second-factor-refused")
                .get("/account/refused")
                .then()
                .statusCode(403)
                .body(allOf(
                        containsString("You were not logged in"),
                        containsString("<code>second-factor-refused</code>"),
                        containsString("href=\"/account\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "Call us at 555-1234 now", "", "a-b-c-d-e-f-g-h-i"})
    void pageAboutARefusalSaysNothingThatALinkPutsIntoItsMouth(String text) {
        given().queryParam("error_description", text)
                .get("/account/refused")
                .then()
                .statusCode(403)
                .body(allOf(not(containsString("<code>")), not(containsString("555"))));
    }
}
