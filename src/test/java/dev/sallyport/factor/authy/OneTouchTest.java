package dev.sallyport.factor.authy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.factor.authy.AuthyBodies.error;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class OneTouchTest {
    private static final String UUID = "dda2c400-bc43-0135-d7be-1285ca17e122";
    private static final Authenticator PHONE = holding("28894864");
    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("Paper Kite: log in?", details(), Duration.ofMinutes(1));

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    OneTouch oneTouch;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void requestTellsWhatIsAsked() {
        authyAnswers(json(200, AuthyBodies.APPROVAL_ASKED));

        assertThat(soon(oneTouch.ask(PHONE, REQUEST))).isEqualTo(new Asking.Asked(UUID));

        vendor.verify(
                1,
                postRequestedFor(urlEqualTo("/onetouch/json/users/28894864/approval_requests"))
                        .withHeader("X-Authy-API-Key", equalTo("sandbox-authy-api-key"))
                        .withRequestBody(equalToJson("""
                                {"message":"Paper Kite: log in?","seconds_to_expire":60,
                                 "details":{"Application":"Paper Kite","Address":"203.0.113.5"}}""")));
    }

    @Test
    void logoAndLongNamesFitWhatAuthyTakes() {
        OneTouchRequest request = OneTouchRequest.of(
                new ApprovalRequest("x".repeat(300), Map.of(), Duration.ofMinutes(1)),
                Optional.of(URI.create("https://acme.org/logo.png")));

        assertThat(request.message()).hasSize(144).endsWith("…");
        assertThat(request.logos())
                .containsExactly(new OneTouchRequest.Logo("default", URI.create("https://acme.org/logo.png")));
    }

    @ParameterizedTest
    @MethodSource
    void askingIs(ResponseDefinitionBuilder reply, Asking expected) {
        authyAnswers(reply);

        assertThat(soon(oneTouch.ask(PHONE, REQUEST))).isEqualTo(expected);
    }

    static Stream<Arguments> askingIs() {
        Asking none = new Asking.Unavailable();
        return Stream.of(
                argumentSet("asked", json(200, AuthyBodies.APPROVAL_ASKED), new Asking.Asked(UUID)),
                argumentSet("asked with 500", json(500, AuthyBodies.APPROVAL_ASKED), none),
                argumentSet("no success", json(200, AuthyBodies.APPROVAL_ASKED.replace("true", "false")), none),
                argumentSet("no name of it", json(200, "{\"success\":true,\"approval_request\":{}}"), none),
                argumentSet("no request", json(200, "{\"success\":true,\"approval_request\":null}"), none),
                argumentSet("a path as its name", json(200, AuthyBodies.APPROVAL_ASKED.replace(UUID, "a/../b")), none),
                argumentSet("no app", json(400, error("60050", "")), new Asking.NotReachable()),
                argumentSet("no device", json(400, error("60051", "")), new Asking.NotReachable()),
                argumentSet("unknown user", json(404, error("60026", "User not found.")), new Asking.NotReachable()),
                argumentSet("too many", json(429, error("60003", "DoS protection")), none),
                argumentSet("not enabled", json(403, error("60065", "Needs to enable OneTouch first")), none),
                argumentSet("key refused", json(401, error("60001", "Invalid API key")), none));
    }

    @ParameterizedTest
    @MethodSource
    void approvalIs(ResponseDefinitionBuilder reply, Approval expected) {
        authyAnswers(reply);

        assertThat(soon(oneTouch.look(PHONE, UUID))).isEqualTo(expected);
    }

    static Stream<Arguments> approvalIs() {
        Approval none = new Approval.Unavailable();
        String approved = AuthyBodies.approval("approved");
        return Stream.of(
                argumentSet("pending", json(200, AuthyBodies.approval("pending")), new Approval.Waiting()),
                argumentSet("approved", json(200, approved), new Approval.Approved()),
                argumentSet("denied", json(200, AuthyBodies.approval("denied")), new Approval.Denied()),
                argumentSet("expired", json(200, AuthyBodies.approval("expired")), new Approval.Expired()),
                argumentSet("a new word", json(200, AuthyBodies.approval("transcended")), none),
                argumentSet("in other case", json(200, AuthyBodies.approval("Approved")), none),
                argumentSet("of another user", json(200, approved.replace("28894864", "28894865")), none),
                argumentSet("of another request", json(200, approved.replace(UUID, UUID.replace('d', 'e'))), none),
                argumentSet("approved with 201", json(201, approved), none),
                argumentSet("approved with 500", json(500, approved), none),
                argumentSet("no success", json(200, approved.replace("\"success\":true", "\"success\":false")), none),
                argumentSet("two words", json(200, approved.replace("{\"_app", "{\"status\":\"denied\",\"_app")), none),
                argumentSet("unknown", json(404, error("60049", "Approval request not found: " + UUID)), none),
                argumentSet("key refused", json(401, error("60001", "Invalid API key")), none));
    }

    @ParameterizedTest
    @MethodSource
    void phoneCanBeAskedOnlyIfAuthySaysSo(ResponseDefinitionBuilder reply, boolean expected) {
        authyAnswers(reply);

        assertThat(soon(oneTouch.canAsk(PHONE))).isEqualTo(expected);
        vendor.verify(1, getRequestedFor(urlEqualTo("/protected/json/users/28894864/status")));
    }

    static Stream<Arguments> phoneCanBeAskedOnlyIfAuthySaysSo() {
        String status = AuthyBodies.USER_STATUS;
        return Stream.of(
                argumentSet("app on a device", json(200, status), true),
                argumentSet(
                        "not registered",
                        json(200, status.replace("\"registered\":true", "\"registered\":false")),
                        false),
                argumentSet("no device", json(200, status.replace("\"authy_chrome\",\"android\"", "")), false),
                argumentSet(
                        "disabled",
                        json(200, status.replace("\"confirmed\"", "\"account_disabled\":true,\"confirmed\"")),
                        false),
                argumentSet("no status", json(200, "{\"success\":true}"), false),
                argumentSet("no success", json(200, status.replace("\"success\":true", "\"success\":false")), false),
                argumentSet("unknown user", json(404, error("60026", "User not found.")), false));
    }

    @ParameterizedTest
    @MethodSource
    void unusableReplyApprovesNothing(ResponseDefinitionBuilder reply) {
        authyAnswers(reply);

        assertThat(soon(oneTouch.canAsk(PHONE))).isFalse();
        assertThat(soon(oneTouch.ask(PHONE, REQUEST))).isEqualTo(new Asking.Unavailable());
        assertThat(soon(oneTouch.look(PHONE, UUID))).isEqualTo(new Approval.Unavailable());
    }

    static Stream<Named<ResponseDefinitionBuilder>> unusableReplyApprovesNothing() {
        return Replies.unusable();
    }

    @Test
    void handleOfAnotherProviderIsNotAsked() {
        Authenticator other = holding("../users/new");

        assertThat(soon(oneTouch.canAsk(other))).isFalse();
        assertThat(soon(oneTouch.ask(other, REQUEST))).isEqualTo(new Asking.NotReachable());
        assertThat(soon(oneTouch.look(other, UUID))).isEqualTo(new Approval.Unavailable());
        assertThat(soon(oneTouch.look(PHONE, "../" + UUID))).isEqualTo(new Approval.Unavailable());
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void callTellsTheVerdict() {
        assertThat(told(AuthyBodies.CALLBACK)).hasValue(new Approval.Denied());
        assertThat(told(AuthyBodies.CALLBACK.replace("denied", "approved"))).hasValue(new Approval.Approved());
        assertThat(told(AuthyBodies.CALLBACK.replace("\"flagged\":false", "\"flagged\":true")))
                .hasValue(new Approval.ReportedNotMe());
    }

    @Test
    void callAboutSomethingElseOrOfTwoMindsTellsNothing() {
        String call = AuthyBodies.CALLBACK;
        assertThat(told(call.replace("approval_request_status", "something_else")))
                .isEmpty();
        assertThat(told(call.replaceFirst("\"status\":\"denied\"", "\"status\":\"approved\"")))
                .isEmpty();
        assertThat(told(call.replaceFirst("\"uuid\":\"[^\"]*\"", "\"uuid\":\"another\"")))
                .isEmpty();
    }

    private Optional<Approval> told(String body) {
        Callback call = CallbackSignatureTest.signed("POST", "", body, "a-nonce");
        Optional<ApprovalNews> news = oneTouch.read(call);
        news.ifPresent(one -> assertThat(one.nonce()).isEqualTo("a-nonce"));
        return news.map(ApprovalNews::approval);
    }

    private void authyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }

    private static Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Application", "Paper Kite");
        details.put("Address", "203.0.113.5");
        return details;
    }

    private static Authenticator holding(String handle) {
        return new Authenticator("one", FactorKind.AUTHY, new Handle(handle), null, Instant.EPOCH);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
