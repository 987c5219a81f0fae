package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

// C10.75: generic pages, no stack, no version.
@QuarkusTest
class ErrorPagesResourceTest {
    @ParameterizedTest
    @EnumSource
    void refusalIsAPageWithItsCode(Reason reason) {
        ValidatableResponse answer = when().get("/failing/refused/" + reason).then();
        answer.statusCode(reason.status());
        isAPage(answer, reason.code());
    }

    @Test
    void storeThatFailsRefusesWithAPage() {
        ValidatableResponse answer = when().get("/failing/store").then().statusCode(503);
        isAPage(answer, "unavailable");
    }

    @Test
    void bugIsAPageWithoutDetail() {
        ValidatableResponse answer = when().get("/failing/bug").then().statusCode(500);
        isAPage(answer, "broken");
    }

    @Test
    void unknownAddressIsAPageThatDoesNotRepeatIt() {
        ValidatableResponse answer = given().urlEncodingEnabled(false)
                .get("/no/such/%3Cscript%3Epage?a=%3Cscript%3E")
                .then()
                .statusCode(404);
        isAPage(answer, "not-found");
        answer.body(not(containsString("such/")));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, 405", "PUT, 405", "TRACE, 405"})
    void otherMethodsAreRefused(String method, int status) {
        ValidatableResponse answer =
                given().request(method, "/failing/form").then().statusCode(status);
        isAPage(answer, "method-not-allowed");
    }

    @Test
    void otherMediaTypeIsRefused() {
        ValidatableResponse answer = given().contentType("application/json")
                .body("{}")
                .post("/failing/form")
                .then()
                .statusCode(415);
        isAPage(answer, "not-a-form");
    }

    @ParameterizedTest
    @CsvSource({"400, bad-request", "403, not-allowed", "502, unavailable"})
    void bareStatusGetsAPage(int status, String code) {
        ValidatableResponse answer =
                when().get("/failing/bare/" + status).then().statusCode(status);
        isAPage(answer, code);
    }

    @Test
    void redirectIsLeftAlone() {
        given().redirects()
                .follow(false)
                .get("/failing/bare/304")
                .then()
                .statusCode(304)
                .body(emptyOrNullString());
    }

    @Test
    void formWithoutItsTokenIsRefusedWithAPage() {
        ValidatableResponse answer =
                given().formParam("code", "123456").post("/failing/form").then().statusCode(400);
        isAPage(answer, "bad-request");
    }

    // C10.78
    @Test
    void bodyThatIsTooLongIsRefused() {
        ValidatableResponse answer = given().contentType("application/x-www-form-urlencoded")
                .body("a=" + "b".repeat(20_000))
                .post("/failing/form")
                .then()
                .statusCode(413);
        isAPage(answer, "too-large");
    }

    @ParameterizedTest
    @CsvSource({"/failing/route/throws, 500, broken", "/failing/route/refuses, 400, bad-request"})
    void failureOutsideTheResourcesIsAPageToo(String path, int status, String code) {
        ValidatableResponse answer = when().get(path).then().statusCode(status);
        isAPage(answer, code);
        answer.header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    private static void isAPage(ValidatableResponse answer, String code) {
        answer.contentType(startsWith("text/html"))
                .body(allOf(
                        containsString("<title>Error: "),
                        containsString("<code>" + code + "</code>"),
                        matchesPattern("(?s).*<code>[2-9A-Z]{4}-[2-9A-Z]{4}</code>.*"),
                        not(containsString("secret-detail")),
                        not(containsString("Exception")),
                        not(containsString("uarkus"))));
    }
}
