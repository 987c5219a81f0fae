package dev.sallyport.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.login.StrictLimits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StrictLimits.class)
class RequestsAtOnceResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI service = URI.create("");

    @Test
    void oneTooManyIsToldToComeAgain_andHasItsTurnWhenTheOthersAreOver() throws IOException {
        List<Socket> others = new ArrayList<>();
        try {
            for (int i = 1; i < StrictLimits.REQUESTS_AT_ONCE; i++) {
                others.add(askingSlowly());
            }
            assertThat(asked().statusCode()).isEqualTo(200);
            others.add(askingSlowly());
            await().atMost(PATIENCE).until(() -> asked().statusCode() == 503);

            Response refused = asked();

            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(refused.asString())
                    .contains("Too many people are here just now", "nothing was lost", "<code>busy</code>");
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
        await().atMost(PATIENCE).until(() -> asked().statusCode() == 200);
    }

    private Socket askingSlowly() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream().write("""
                        POST /login/none/code HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/x-www-form-urlencoded\r
                        Content-Length: 100\r
                        \r
                        code=1""".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Response asked() {
        return given().header("X-Forwarded-Proto", "https").get("/");
    }
}
