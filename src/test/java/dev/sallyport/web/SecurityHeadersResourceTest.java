package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// C1.17
@QuarkusTest
class SecurityHeadersResourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/samples/code",
                "/no-such-page",
                "/failing/bug",
                "/failing/route/throws",
                "/failing/bare/503",
                "/login",
                "/login/nobody-has-this-one",
                "/login?session_token=a&session_token=b",
                "/account",
                "/account/logout",
                "/account/callback?code=a&state=b",
                "/account/refused?error=access_denied"
            })
    void everyAnswerIsGuarded(String path) {
        guarded(given().redirects().follow(false).get(path).then());
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /login, application/x-www-form-urlencoded, 405",
        "TRACE, /, text/plain, 405",
        "POST, /failing/form, application/json, 415",
        "POST, /failing/form, application/x-www-form-urlencoded, 413",
        "POST, /no-such-page, text/plain, 404",
        "HEAD, /login, text/plain, 204"
    })
    void everyRefusalIsGuarded(String method, String path, String type, int status) {
        String body = status == 413 ? "a".repeat(20_000) : "a";
        ValidatableResponse answer = given().contentType(type)
                .body(method.equals("POST") ? body : "")
                .request(method, path)
                .then()
                .statusCode(status);
        guarded(answer);
    }

    @Test
    void redirectIsGuarded() {
        ValidatableResponse answer =
                given().redirects().follow(false).get("/account").then();
        answer.statusCode(302);
        guarded(answer);
    }

    private static void guarded(ValidatableResponse answer) {
        answer.header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("form-action 'self'"),
                                containsString("frame-ancestors 'none'"),
                                containsString("base-uri 'none'"),
                                not(containsString("unsafe"))))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", containsString("no-store"))
                // It would cut off an application that logs in by a popup.
                .header("Cross-Origin-Opener-Policy", nullValue())
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void strictTransportSecurityIsNotPromisedOnPlainHttp() {
        when().get("/").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void policyOfTheResourceIsKept() {
        when().get("/failing/policy").then().header("Content-Security-Policy", equalTo("default-src 'self'"));
    }

    @Test
    void assetsAreKeptForGoodUnderAnAddressOfTheirContent() {
        String page = when().get("/samples/code").asString();
        var addresses =
                Pattern.compile("/assets/[^\"]+").matcher(page).results().toList();
        assertThat(addresses)
                .hasSize(2)
                .allSatisfy(address -> when().get(address.group())
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", allOf(containsString("immutable"), containsString("31536000")))
                        .header("Content-Security-Policy", containsString("default-src 'none'")));
        assertThat(addresses).allSatisfy(address -> assertThat(address.group()).matches(".*\\?v=[0-9a-f]{12}"));
    }

    @Test
    void firstCodePageIsLight() {
        Response page = when().get("/samples/code");
        int assets = Pattern.compile("/assets/[^\"]+")
                .matcher(page.asString())
                .results()
                .mapToInt(address -> when().get(address.group()).asByteArray().length)
                .sum();
        assertThat(page.asByteArray().length + assets).isLessThan(25 * 1024);
    }

    @Test
    void formCookieIsLaxAndHiddenFromScripts() {
        String cookie = when().get("/samples/code").header("Set-Cookie");
        assertThat(cookie).startsWith("sallyport-csrf=").contains("HTTPOnly").contains("SameSite=Lax");
    }
}
