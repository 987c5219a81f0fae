package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// C10.74: health and metrics are not on the public port.
@QuarkusTest
class ManagementPortResourceTest {
    @TestHTTPResource(value = "/health", management = true)
    String health = "";

    @TestHTTPResource(value = "/metrics", management = true)
    String metrics = "";

    @Test
    void liveIsWhoeverAnswers() {
        when().get(health + "/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readinessTellsOfTheStoreAndOfItsPeople() {
        // Other tests lose people on purpose, so the whole may be down.
        when().get(health + "/ready")
                .then()
                .statusCode(anyOf(is(200), is(503)))
                .body("checks.name", hasItems("store", "people"))
                .body("checks.find { it.name == 'store' }.status", equalTo("UP"));
    }

    @Test
    void metricsAreThereToBeCollected() {
        given().accept(ContentType.TEXT)
                .get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("sallyport_store_statements_seconds_count"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q", "/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/metrics", "/health"})
    void publicPortHasNothingOfIt(String path) {
        when().get(path).then().statusCode(404).body(not(containsString("UP")));
    }

    // C1.17
    @Test
    void answersAreAsGuardedAsAnyOther() {
        for (String address : List.of(health, metrics, metrics + "/no-such")) {
            when().get(address)
                    .then()
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store");
        }
    }
}
