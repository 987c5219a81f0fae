package dev.sallyport.sandbox.authy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.sandbox.fault.Fault;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Authy on a bad day.
class FaultsTest {
    private static final String STATUS = "/protected/json/users/16350007/status";

    private final AuthyServer server = new AuthyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"400, 60000", "401, 60001", "404, 60026", "429, 60003", "500, 60000", "503, 60015"})
    void nextAnswerHasTheStatusAskedFor(int status, String code) throws Exception {
        server.postJson("/authy/faults", "{\"fault\": \"%d\"}".formatted(status));

        HttpResponse<String> answer = server.get(STATUS);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getValue("error_code")).isEqualTo(code);
        assertThat(server.get(STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void faultsHappenInTheOrderAndAsOftenAsAsked() throws Exception {
        server.authy.faults().next(2, new Fault.Empty());
        server.authy.faults().next(1, new Fault.Html());

        assertThat(server.get(STATUS).body()).isEmpty();
        assertThat(server.get(STATUS).body()).isEmpty();
        assertThat(server.get(STATUS).body()).startsWith("<html>");
        assertThat(server.get(STATUS).body()).contains("User status.");
    }

    @Test
    void successWithoutAVerdictIsNotOurs() throws Exception {
        server.authy.faults().next(1, new Fault.SuccessWithoutToken());

        JsonObject body = new JsonObject(
                server.get("/protected/json/verify/1234567/16350007?force=true").body());

        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("token")).isNotEqualTo("is valid");
    }

    @Test
    void cutConnectionHasNoAnswer() {
        // The client asks once more on a connection that was open before.
        server.authy.faults().next(2, new Fault.Cut());

        assertThatThrownBy(() -> server.get(STATUS)).isInstanceOf(IOException.class);
    }

    @Test
    void slowAnswerComesAfterTheCallerHasGone() {
        server.authy.faults().next(1, new Fault.Slow(Duration.ofMinutes(1)));

        assertThatThrownBy(() -> server.send(server.request(STATUS).timeout(Duration.ofMillis(300))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void slowAnswerIsTheRightOne() throws Exception {
        server.authy.faults().next(1, new Fault.Slow(Duration.ofMillis(1)));

        assertThat(server.get(STATUS).body()).contains("User status.");
    }

    @Test
    void formOfThePhoneLeadsBackToIt() throws Exception {
        HttpResponse<String> answer =
                server.postForm("/authy/faults", "number=%2B14155550137&fault=slow&milliseconds=20&times=3");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/phone?number=%2B14155550137");
        assertThat(server.authy.faults().waiting()).hasSize(3).contains(new Fault.Slow(Duration.ofMillis(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"fault\": \"200\"}", "{\"fault\": \"cut\", \"times\": 1000}", "["})
    void nonsenseIsRefused(String json) throws Exception {
        assertThat(server.postJson("/authy/faults", json).statusCode()).isEqualTo(400);
        assertThat(server.authy.faults().waiting()).isEmpty();
    }

    @Test
    void clearingForgetsThem() throws Exception {
        server.authy.faults().next(5, new Fault.Cut());

        HttpResponse<String> answer =
                server.send(server.request("/authy/faults").DELETE());

        assertThat(new JsonObject(answer.body()).getJsonArray("waiting")).isEmpty();
        assertThat(server.get(STATUS).statusCode()).isEqualTo(200);
    }
}
