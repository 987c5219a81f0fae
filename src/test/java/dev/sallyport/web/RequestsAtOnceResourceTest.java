package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RequestsAtOnceResourceTest.One.class)
class RequestsAtOnceResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI service = URI.create("");

    public static final class One implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sallyport.requests-at-once", "1");
        }
    }

    @Test
    void oneTooManyIsToldToComeAgain_andHasItsTurnWhenTheOtherIsOver() throws IOException {
        try (Socket other = new Socket(service.getHost(), service.getPort())) {
            other.getOutputStream().write("""
                            POST /login/none/code HTTP/1.1\r
                            Host: localhost\r
                            Content-Type: application/x-www-form-urlencoded\r
                            Content-Length: 100\r
                            \r
                            code=1""".getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> asked().statusCode() == 503);

            Response refused = asked();

            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(refused.asString())
                    .contains("Too many people are here just now", "nothing was lost", "<code>busy</code>");
        }
        await().atMost(PATIENCE).until(() -> asked().statusCode() == 200);
    }

    private static Response asked() {
        return given().header("X-Forwarded-Proto", "https").get("/");
    }
}
