package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.factor.verify.VerifyBodies.CHALLENGE;
import static dev.sallyport.factor.verify.VerifyBodies.FACTOR;
import static dev.sallyport.factor.verify.VerifyBodies.IDENTITY;
import static dev.sallyport.factor.verify.VerifyBodies.TOKEN;
import static dev.sallyport.factor.verify.VerifyBodies.accessToken;
import static dev.sallyport.factor.verify.VerifyBodies.error;
import static dev.sallyport.factor.verify.VerifyBodies.factor;
import static dev.sallyport.factor.verify.VerifyBodies.factors;
import static dev.sallyport.factor.verify.VerifyBodies.pushChallenge;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Approval;
import dev.sallyport.factor.Approval.Approved;
import dev.sallyport.factor.Approval.Denied;
import dev.sallyport.factor.Approval.Expired;
import dev.sallyport.factor.Approval.ReportedNotMe;
import dev.sallyport.factor.Approval.Unavailable;
import dev.sallyport.factor.Approval.Waiting;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each answer of Verify's about an app with buttons comes to. Covers C4.40 and C4.41.
@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyPushTest {
    private static final String PERSON = "tenant.example.com auth0|alice";
    private static final String SERVICE = "VA5a11b0a75a11b0a75a11b0a75a11b0a7";
    private static final String ENTITY = "/v2/Services/" + SERVICE + "/Entities/" + IDENTITY;
    private static final Handle HELD = new Handle(IDENTITY);
    private static final Handle IN_WAITING = new Handle(IDENTITY + " https://app.example/add#token=x");
    private static final String ANOTHER = "0".repeat(64);
    private static final String ANOTHER_FACTOR = "YF" + "d".repeat(32);
    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("Acme: is it you?", details(), Duration.ofMinutes(1));

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyPush push;

    private static Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Number on the page", "42");
        details.put("Place", "x".repeat(200));
        return details;
    }

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void tokenForAnAppOfItsOwnIsPutIntoTheLinkThatOpensIt_whereNoServerReadsIt() {
        vendor.stubFor(post(anyUrl())
                .willReturn(json(
                                201,
                                accessToken("{{formData request.body 'form' urlDecode=true}}{{form.Identity}}", TOKEN))
                        .withTransformers("response-template")));

        Handle key = soon(push.newKey(PERSON, "alice@example.com")).orElseThrow();

        Invitation invitation = push.invitation(key);
        assertThat(invitation.link().getFragment())
                .isEqualTo("token=" + TOKEN + "&identity=" + push.referenceOf(key) + "&service=" + SERVICE);
        assertThat(invitation.link().getPath()).isEqualTo("/tenant-app");
        assertThat(invitation.picture()).startsWith("<svg");
        assertThat(push.referenceOf(key)).matches("[0-9a-f]{64}");
        assertThat(push.proven(key)).isEqualTo(new Handle(push.referenceOf(key)));
        assertThat(push.referenceOf(
                        soon(push.newKey(PERSON, "alice@example.com")).orElseThrow()))
                .isNotEqualTo(push.referenceOf(key));
        vendor.verify(
                2,
                postRequestedFor(urlEqualTo("/v2/Services/" + SERVICE + "/AccessTokens"))
                        .withFormParam("FactorType", equalTo("push"))
                        .withFormParam("FactorFriendlyName", equalTo("Sallyport"))
                        .withFormParam("Ttl", equalTo("300")));
    }

    @ParameterizedTest
    @MethodSource
    void noKeyComesOf(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));

        assertThat(soon(push.newKey(PERSON, "alice@example.com"))).isEmpty();
    }

    static Stream<Named<ResponseDefinitionBuilder>> noKeyComesOf() {
        return Stream.concat(
                refusalsAndNoise(),
                Stream.of(
                        Named.of("a token for somebody else", json(201, accessToken(ANOTHER, TOKEN))),
                        Named.of("what is no token", json(201, accessToken(IDENTITY, "a b\\\"><script>")))));
    }

    @ParameterizedTest
    @MethodSource
    void appThatIsBeingAddedIs(String reply, int status, Approval expected) {
        vendor.stubFor(any(anyUrl()).willReturn(json(status, reply)));

        assertThat(soon(push.look(holding(IN_WAITING), IDENTITY))).isEqualTo(expected);
    }

    static Stream<Arguments> appThatIsBeingAddedIs() {
        String verified = factor(IDENTITY, FACTOR, "verified");
        return Stream.of(
                argumentSet("there", factors(verified), 200, new Approved()),
                argumentSet("not there yet", error(404, 20404), 404, new Waiting()),
                argumentSet("not there, as a list", factors(), 200, new Waiting()),
                argumentSet(
                        "there, and has not signed",
                        factors(factor(IDENTITY, FACTOR, "unverified")),
                        200,
                        new Waiting()),
                argumentSet(
                        "two", factors(verified, factor(IDENTITY, ANOTHER_FACTOR, "verified")), 200, new Unavailable()),
                argumentSet("somebody else's", factors(factor(ANOTHER, FACTOR, "verified")), 200, new Unavailable()),
                argumentSet(
                        "in an unheard-of state", factors(factor(IDENTITY, FACTOR, "fine")), 200, new Unavailable()),
                argumentSet("not told of", verified, 200, new Unavailable()),
                argumentSet("refused", error(403, 20404), 403, new Unavailable()));
    }

    @Test
    void appThatIsBeingAddedAnswersToItsOwnNameOnly() {
        vendor.stubFor(any(anyUrl()).willReturn(json(200, factors(factor(IDENTITY, FACTOR, "verified")))));

        assertThat(soon(push.look(holding(IN_WAITING), ANOTHER))).isEqualTo(new Unavailable());
        assertThat(soon(push.look(holding(IN_WAITING), CHALLENGE))).isEqualTo(new Unavailable());
        assertThat(soon(push.look(holding(HELD), IDENTITY))).isEqualTo(new Unavailable());
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void appIsAskedAsLongAsItIsTheOnlyOne() {
        vendor.stubFor(any(anyUrl()).willReturn(json(200, factors(factor(IDENTITY, FACTOR, "verified")))));
        assertThat(soon(push.canAsk(holding(HELD)))).isTrue();

        vendor.stubFor(any(anyUrl())
                .willReturn(json(
                        200,
                        factors(factor(IDENTITY, FACTOR, "verified"), factor(IDENTITY, ANOTHER_FACTOR, "verified")))));
        assertThat(soon(push.canAsk(holding(HELD)))).isFalse();
        assertThat(soon(push.ask(holding(HELD), REQUEST))).isEqualTo(new Asking.NotReachable());
        assertThat(soon(push.canAsk(holding(new Handle("../../x"))))).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void askingIs(String reply, int status, Asking expected) {
        vendor.stubFor(get(anyUrl()).willReturn(json(200, factors(factor(IDENTITY, FACTOR, "verified")))));
        vendor.stubFor(post(anyUrl()).willReturn(json(status, reply)));

        assertThat(soon(push.ask(holding(HELD), REQUEST))).isEqualTo(expected);
        vendor.verify(
                1,
                postRequestedFor(urlEqualTo(ENTITY + "/Challenges"))
                        .withFormParam("FactorSid", equalTo(FACTOR))
                        .withFormParam("Details.Message", equalTo("Acme: is it you?"))
                        .withFormParam("Details.Fields", equalTo("{\"label\":\"Number on the page\",\"value\":\"42\"}"))
                        .withFormParam(
                                "Details.Fields",
                                equalTo("{\"label\":\"Place\",\"value\":\"" + "x".repeat(127) + "…\"}")));
    }

    static Stream<Arguments> askingIs() {
        Asking asked = new Asking.Asked(CHALLENGE);
        Asking unavailable = new Asking.Unavailable();
        return Stream.of(
                argumentSet("on its way", pending(CHALLENGE, IDENTITY, FACTOR), 201, asked),
                argumentSet("to another app", pending(CHALLENGE, IDENTITY, ANOTHER_FACTOR), 201, unavailable),
                argumentSet("to somebody else", pending(CHALLENGE, ANOTHER, FACTOR), 201, unavailable),
                argumentSet("without a name", pending("../x", IDENTITY, FACTOR), 201, unavailable),
                argumentSet(
                        "answered", pushChallenge(CHALLENGE, IDENTITY, FACTOR, "approved", "null"), 201, unavailable),
                argumentSet("refused", error(400, 60200), 400, unavailable),
                argumentSet("too often", error(429, 20429), 429, unavailable));
    }

    private static String pending(String sid, String identity, String factor) {
        return pushChallenge(sid, identity, factor, "pending", "null");
    }

    @ParameterizedTest
    @MethodSource
    void answerIs(String status, String metadata, Approval expected) {
        vendor.stubFor(get(urlEqualTo(ENTITY + "/Challenges/" + CHALLENGE))
                .willReturn(json(200, pushChallenge(CHALLENGE, IDENTITY, FACTOR, status, metadata))));

        assertThat(soon(push.look(holding(HELD), CHALLENGE))).isEqualTo(expected);
    }

    static Stream<Arguments> answerIs() {
        return Stream.of(
                argumentSet("none yet", "pending", "null", new Waiting()),
                argumentSet("yes", "approved", "null", new Approved()),
                argumentSet("yes, with metadata", "approved", "{\"os\":\"Android\"}", new Approved()),
                argumentSet("no", "denied", "{\"os\":\"Android\"}", new Denied()),
                argumentSet("not me", "denied", "{\"not_me\":\"true\"}", new ReportedNotMe()),
                argumentSet("not me, as text", "denied", "\"{\\\"not_me\\\": \\\"true\\\"}\"", new ReportedNotMe()),
                argumentSet("not not me", "denied", "{\"not_me\":\"false\"}", new Denied()),
                argumentSet("too late", "expired", "null", new Expired()),
                argumentSet("of a factor's", "verified", "null", new Unavailable()),
                argumentSet("unheard-of", "fine", "null", new Unavailable()));
    }

    @ParameterizedTest
    @MethodSource
    void noAnswerComesOf(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));

        assertThat(soon(push.look(holding(HELD), CHALLENGE))).isEqualTo(new Unavailable());
    }

    static Stream<Named<ResponseDefinitionBuilder>> noAnswerComesOf() {
        String another = "YC04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        return Stream.concat(
                refusalsAndNoise(),
                Stream.of(
                        Named.of(
                                "another question",
                                json(200, pushChallenge(another, IDENTITY, FACTOR, "approved", "null"))),
                        Named.of(
                                "somebody else's",
                                json(200, pushChallenge(CHALLENGE, ANOTHER, FACTOR, "approved", "null"))),
                        Named.of(
                                "a refusal",
                                json(500, pushChallenge(CHALLENGE, IDENTITY, FACTOR, "approved", "null")))));
    }

    static Stream<Named<ResponseDefinitionBuilder>> refusalsAndNoise() {
        return Stream.concat(
                Replies.unusable(),
                Stream.of(
                        Named.of("key refused", json(401, error(401, 20003))),
                        Named.of("too many requests", json(429, error(429, 20429))),
                        Named.of("not there", json(404, error(404, 20404))),
                        Named.of("down", json(503, error(503, 20503)))));
    }

    @Test
    void referenceThatIsNoChallengeIsNotAskedFor() {
        assertThat(soon(push.look(holding(HELD), "../Factors/" + FACTOR))).isEqualTo(new Unavailable());
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void handleThatIsNoAppHasNoPicture() {
        assertThatThrownBy(() -> push.invitation(HELD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> push.referenceOf(new Handle("1635")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1635");
    }

    private static Authenticator holding(Handle handle) {
        return new Authenticator("one", FactorKind.VERIFY_PUSH, handle, null, Instant.EPOCH);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
