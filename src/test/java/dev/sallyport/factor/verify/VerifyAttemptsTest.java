package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.factor.verify.VerifyBodies.ATTEMPT;
import static dev.sallyport.factor.verify.VerifyBodies.SID;
import static dev.sallyport.factor.verify.VerifyBodies.attempts;
import static dev.sallyport.factor.verify.VerifyBodies.error;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyAttemptsTest {
    private static final CodeReference SENT = new CodeReference(SID, ATTEMPT);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyAttempts record;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @ParameterizedTest
    @CsvSource({
        "message_status, queued, ON_ITS_WAY",
        "message_status, accepted, ON_ITS_WAY",
        "message_status, scheduled, ON_ITS_WAY",
        "message_status, sending, ON_ITS_WAY",
        "message_status, sent, ON_ITS_WAY",
        "message_status, delivered, DELIVERED",
        "message_status, read, DELIVERED",
        "message_status, undelivered, LOST",
        "message_status, failed, LOST",
        "message_status, canceled, LOST",
        "call_status, queued, ON_ITS_WAY",
        "call_status, ringing, ON_ITS_WAY",
        "call_status, in-progress, ON_ITS_WAY",
        "call_status, completed, DELIVERED",
        "call_status, busy, LOST",
        "call_status, no-answer, LOST",
        "call_status, failed, LOST",
        "call_status, canceled, LOST"
    })
    void everyStatusOfTwiliosIsUnderstood(String name, String status, Arrival arrival) {
        verifyAnswers(json(200, attempts(ATTEMPT, "{\"" + name + "\":\"" + status + "\"}")));

        assertThat(arrivalOf(SENT)).contains(arrival);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message_status\":\"receiving\"}",
                "{\"message_status\":\"received\"}",
                "{\"message_status\":\"partially_delivered\"}",
                "{\"message_status\":\"DELIVERED\"}",
                "{\"message_status\":\"a new word\"}",
                "{\"message_status\":null}",
                "{\"message_status\":{}}",
                "{}",
                "null",
                "\"delivered\"",
                "[]"
            })
    void whatElseMayStandThereSaysNothing(String data) {
        verifyAnswers(json(200, attempts(ATTEMPT, data)));

        assertThat(arrivalOf(SENT)).isEmpty();
    }

    @Test
    void attemptBeforeSaysNothingOfTheNewestOne() {
        verifyAnswers(json(200, attempts("VL" + "b".repeat(32), "{\"message_status\":\"undelivered\"}")));

        assertThat(arrivalOf(SENT)).isEmpty();
    }

    @Test
    void verifyIsAskedOnce_forTheVerificationAndByTheKey() {
        verifyAnswers(json(200, attempts(ATTEMPT, "{}")));

        assertThat(arrivalOf(SENT)).isEmpty();

        assertThat(vendor.getAllServeEvents()).hasSize(1);
        vendor.verify(
                1,
                getRequestedFor(urlEqualTo("/v2/Attempts?VerificationSid=" + SID))
                        .withBasicAuth(new BasicCredentials(
                                "SK5a11b0a75a11b0a75a11b0a75a11b0a7", "sandbox-verify-api-secret")));
    }

    @ParameterizedTest
    @MethodSource
    void replyThatIsNoRecordSaysNothing(ResponseDefinitionBuilder reply) {
        verifyAnswers(reply);

        assertThat(arrivalOf(SENT)).isEmpty();
    }

    static Stream<Named<ResponseDefinitionBuilder>> replyThatIsNoRecordSaysNothing() {
        return Stream.concat(
                Replies.unusable(),
                Stream.of(
                        Named.of("limited", json(429, error(429, 20429))),
                        Named.of("refused", json(401, error(401, 20003))),
                        Named.of("gone", json(404, error(404, 20404))),
                        Named.of("no attempts", json(200, "{\"attempts\":[]}")),
                        Named.of("null attempts", json(200, "{\"attempts\":[null],\"meta\":null}")),
                        Named.of("other attempts", json(200, "{\"attempts\":\"none\"}"))));
    }

    @Test
    void codeWithoutANameOfItsMessageIsNotAskedAbout() {
        assertThat(arrivalOf(new CodeReference(SID))).isEmpty();
        assertThat(arrivalOf(new CodeReference("VE/../x", ATTEMPT))).isEmpty();
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void numbersAreNotLogged() {
        try (LogLines log = LogLines.of("")) {
            verifyAnswers(json(429, "{\"to\":\"+4915112345678\"}"));
            assertThat(arrivalOf(SENT)).isEmpty();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("what became of a code: status=429"))
                    .noneMatch(line -> line.contains("15112345678"));
        }
    }

    private Optional<Arrival> arrivalOf(CodeReference sent) {
        return record.arrivalOf(sent).await().atMost(Duration.ofSeconds(10));
    }

    private void verifyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }
}
