package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.factor.verify.VerifyBodies.SID;
import static dev.sallyport.factor.verify.VerifyBodies.check;
import static dev.sallyport.factor.verify.VerifyBodies.error;
import static dev.sallyport.testsupport.Replies.json;
import static dev.sallyport.testsupport.Replies.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.verify.VerifyAnswer.Silent;
import dev.sallyport.remote.RemoteServices;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyClientTest {
    private static final VerificationSid VERIFICATION = new VerificationSid(SID);
    private static final OneTimeCode CODE = new OneTimeCode("7654321");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SERVICE = "/v2/Services/VA5a11b0a75a11b0a75a11b0a75a11b0a7";

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyClient client;

    @Inject
    VerifyApi api;

    @Inject
    RemoteServices services;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void keyTravelsInAHeaderAndTheCodeInTheBody() {
        verifyAnswers(json(200, check(SID, "approved", true)));

        client.check(VERIFICATION, CODE).await().atMost(PATIENCE);

        vendor.verify(
                1,
                postRequestedFor(urlEqualTo(SERVICE + "/VerificationCheck"))
                        .withBasicAuth(
                                new BasicCredentials("SK5a11b0a75a11b0a75a11b0a75a11b0a7", "sandbox-verify-api-secret"))
                        .withFormParam("VerificationSid", equalTo(SID))
                        .withFormParam("Code", equalTo("7654321")));
    }

    @Test
    void redirectIsNotFollowed() {
        verifyAnswers(redirect("/elsewhere"));

        assertThat(client.check(VERIFICATION, CODE).await().atMost(PATIENCE)).isEqualTo(new Silent());
        assertThat(vendor.getAllServeEvents()).hasSize(1);
    }

    @Test
    void silenceIsNoAnswerAndIsNotAskedTwice() {
        verifyAnswers(json(200, check(SID, "approved", true)).withFixedDelay(10_000));

        assertThat(hurried().check(VERIFICATION, CODE).await().atMost(Duration.ofSeconds(3)))
                .isEqualTo(new Silent());
        assertThat(vendor.getAllServeEvents()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void bodyThatTricklesInIsNoAnswer() {
        verifyAnswers(json(200, check(SID, "approved", true)).withChunkedDribbleDelay(10, 10_000));

        assertThat(hurried().check(VERIFICATION, CODE).await().atMost(Duration.ofSeconds(3)))
                .isEqualTo(new Silent());
    }

    @Test
    void codesNumbersAndRepliesAreNotLogged() {
        try (LogLines log = LogLines.of("")) {
            verifyAnswers(json(503, "about alice"));
            client.check(VERIFICATION, CODE).await().atMost(PATIENCE);
            client.start(new MultivaluedHashMap<>(Map.of("To", "+4915112345678")))
                    .await()
                    .atMost(PATIENCE);
            verifyAnswers(json(400, error(400, 60200).replace("Refused", "about alice")));
            client.start(new MultivaluedHashMap<>(Map.of("To", "+4915112345678")))
                    .await()
                    .atMost(PATIENCE);
            verifyAnswers(json(200, check(SID, "approved", true)).withFixedDelay(10_000));
            hurried().check(VERIFICATION, CODE).await().atMost(PATIENCE);

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("not understood: status=503"))
                    .anyMatch(line -> line.contains("did not answer check"))
                    .anyMatch(line -> line.contains("code=60200"))
                    .noneMatch(line -> line.contains("7654321"))
                    .noneMatch(line -> line.contains("15112345678"))
                    .noneMatch(line -> line.contains("alice"));
        }
    }

    @Test
    void refusedKeyOrServiceIsLoggedByTheNamesOfTheSettings() {
        try (LogLines log = LogLines.of("dev.sallyport")) {
            verifyAnswers(json(401, error(401, 20003)));
            client.check(VERIFICATION, CODE).await().atMost(PATIENCE);
            verifyAnswers(json(404, error(404, 20404)));
            client.start(new MultivaluedHashMap<>()).await().atMost(PATIENCE);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("look at sallyport.verify"))
                    .hasSize(2)
                    .noneMatch(line -> line.contains("sandbox-verify-api-secret"));
        }
    }

    private VerifyClient hurried() {
        return new VerifyClient(api, services, new Settings(Duration.ofMillis(300)));
    }

    private void verifyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }

    private record Settings(Duration timeout) implements VerifyConfig {
        @Override
        public Optional<String> serviceSid() {
            return Optional.of("VA" + "1".repeat(32));
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.empty();
        }

        @Override
        public Optional<ApiSecret> apiSecret() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> pushLink() {
            return Optional.empty();
        }

        @Override
        public Optional<ApiSecret> authToken() {
            return Optional.empty();
        }

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1");
        }

        @Override
        public List<Channel> channels() {
            return List.of(Channel.SMS);
        }

        @Override
        public boolean riskCheck() {
            return true;
        }

        @Override
        public Optional<String> rateLimitByAddress() {
            return Optional.empty();
        }

        @Override
        public Optional<String> rateLimitByPerson() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> tags() {
            return Optional.empty();
        }
    }
}
