package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.testsupport.VendorServer;
import dev.sallyport.testsupport.VerifyDocument;
import dev.sallyport.testsupport.VerifyDocument.Operation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every request that the client makes, held against Twilio's OpenAPI document. Covers C7.59.
@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyRequestsTest {
    private static final VerificationSid SID = new VerificationSid(VerifyBodies.SID);
    private static final OneTimeCode CODE = new OneTimeCode("123456");
    private static final EntityFactor FACTOR = new EntityFactor(VerifyBodies.IDENTITY, VerifyBodies.FACTOR, null);
    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("Is it you?", Map.of("Place", "Vienna"), Duration.ofMinutes(1));
    private static final Dispatch DISPATCH =
            new Dispatch(Channel.SMS, "pt-BR", new Dispatch.Asker("a-login", "auth0|alice", "203.0.113.7"), false);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyClient client;

    @Inject
    EntityClient entities;

    @Inject
    VerifyTotp totp;

    @Inject
    VerifyPush push;

    @Inject
    PushForms forms;

    @Inject
    VerifyAttempts attempts;

    @Inject
    StartParameters parameters;

    @BeforeEach
    void answer() {
        vendor.resetAll();
        vendor.stubFor(any(anyUrl()).willReturn(json(200, VerifyBodies.verification(SID.value(), "pending"))));
    }

    @Test
    void everyRequestIsOneThatTwilioDocuments() {
        start(Channel.SMS, DISPATCH);
        start(Channel.CALL, DISPATCH);
        start(Channel.WHATSAPP, DISPATCH);
        start(Channel.EMAIL, DISPATCH);
        client.cancel(SID).await().atMost(Duration.ofSeconds(10));
        client.check(SID, CODE).await().atMost(Duration.ofSeconds(10));
        totp.newKey("a-person", "alice@example.com").await().atMost(Duration.ofSeconds(10));
        entities.factor(FACTOR).await().atMost(Duration.ofSeconds(10));
        entities.confirm(FACTOR, CODE).await().atMost(Duration.ofSeconds(10));
        push.newKey("a-person", "alice@example.com").await().atMost(Duration.ofSeconds(10));
        entities.factors(FACTOR.identity()).await().atMost(Duration.ofSeconds(10));
        entities.challenge(FACTOR, forms.challenge(FACTOR, REQUEST)).await().atMost(Duration.ofSeconds(10));
        entities.challenge(FACTOR.identity(), VerifyBodies.CHALLENGE).await().atMost(Duration.ofSeconds(10));
        entities.check(FACTOR, CODE).await().atMost(Duration.ofSeconds(10));
        attempts.arrivalOf(SID.reference(VerifyBodies.ATTEMPT)).await().atMost(Duration.ofSeconds(10));

        VerifyDocument document = VerifyDocument.kept();
        Set<Operation> made = new HashSet<>();
        for (LoggedRequest request : requests()) {
            Operation operation = document.operation(request.getMethod().getName(), path(request))
                    .orElseThrow(() -> new AssertionError("Twilio documents no such request: " + request.getUrl()));
            assertThat(contentType(request)).isEqualTo(operation.encoding());
            assertThat(operation.parameters()).containsAll(form(request).keySet());
            assertThat(form(request).keySet()).containsAll(operation.required());
            assertThat(operation.query()).containsAll(request.getQueryParams().keySet());
            made.add(operation);
        }
        assertThat(made)
                .as("each of the API's methods was called")
                .hasSize(VerifyApi.class.getMethods().length
                        + EntityApi.class.getMethods().length
                        + AttemptsApi.class.getMethods().length);
    }

    @Test
    void verifyIsToldOfTheBrowserTheLanguageTheLimitsAndTheTags() {
        start(Channel.SMS, DISPATCH);

        Map<String, String> form = form(requests().getFirst());
        assertThat(form)
                .containsEntry("To", "+4915112345678")
                .containsEntry("Channel", "sms")
                .containsEntry("Locale", "pt-BR")
                .containsEntry("DeviceIp", "203.0.113.7")
                .containsEntry("RiskCheck", "enable")
                .containsEntry("Tags", "{\"app\":\"gate\",\"stage\":\"test\"}")
                .hasSize(7);
        assertThat(form.get("RateLimits"))
                .matches("\\{\"per-address\":\"203\\.0\\.113\\.7\",\"per-person\":\"[0-9a-f]{64}\"}");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Dispatch unknown =
                new Dispatch(Channel.SMS, "x-klingon", new Dispatch.Asker("a-login", "auth0|alice", null), false);

        start(Channel.CALL, unknown);

        assertThat(form(requests().getFirst())).containsOnlyKeys("To", "Channel", "RateLimits", "Tags");
    }

    @Test
    void onePersonHasOneNameAndNobodyReadsWhoTheyAre() {
        start(Channel.SMS, DISPATCH);
        start(Channel.SMS, DISPATCH);

        List<String> limits = requests().stream()
                .map(request -> form(request).get("RateLimits"))
                .toList();
        assertThat(limits).hasSize(2).noneMatch(limit -> limit.contains("alice"));
        assertThat(Set.copyOf(limits)).hasSize(1);
    }

    private void start(Channel channel, Dispatch dispatch) {
        client.start(parameters.of("+4915112345678", channel, dispatch)).await().atMost(Duration.ofSeconds(10));
    }

    private List<LoggedRequest> requests() {
        return vendor.getAllServeEvents().reversed().stream()
                .map(ServeEvent::getRequest)
                .toList();
    }

    private static String path(LoggedRequest request) {
        return URI.create(request.getUrl()).getPath();
    }

    /// None where there is no body.
    private static String contentType(LoggedRequest request) {
        return request.getBodyAsString().isEmpty() ? "" : request.getHeader("Content-Type");
    }

    private static Map<String, String> form(LoggedRequest request) {
        Map<String, String> form = new TreeMap<>();
        if (request.getBodyAsString().isEmpty()) {
            return form;
        }
        for (String pair : request.getBodyAsString().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
