package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.sallyport.factor.verify.VerifyBodies.ANOTHER_SID;
import static dev.sallyport.factor.verify.VerifyBodies.SID;
import static dev.sallyport.factor.verify.VerifyBodies.check;
import static dev.sallyport.factor.verify.VerifyBodies.error;
import static dev.sallyport.factor.verify.VerifyBodies.verification;
import static dev.sallyport.testsupport.Replies.html;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Delivery.NotSent;
import dev.sallyport.factor.Delivery.Reason;
import dev.sallyport.factor.Delivery.Sent;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Registration.Registered;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.Verdict.Right;
import dev.sallyport.factor.Verdict.Wrong;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyFactorTest {
    private static final Handle HANDLE = new Handle("+4915112345678");
    private static final CodeReference SENT = new CodeReference(SID, VerifyBodies.ATTEMPT);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyFactor factor;

    @Inject
    Database database;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
        soon(database.run(Statement.of("DELETE FROM verifications")));
    }

    @Test
    void phoneIsRegisteredWithoutAskingAnybody() {
        assertThat(soon(factor.register(new PhoneNumber(49, "15112345678"), new EmailAddress("alice@example.com"))))
                .isEqualTo(new Registered(HANDLE));
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void deliveryIs(ResponseDefinitionBuilder reply, Delivery expected) {
        verifyAnswers(reply);

        assertThat(deliver("a-login", Channel.SMS, false)).isEqualTo(expected);
    }

    static Stream<Arguments> deliveryIs() {
        Delivery sent = new Sent(Channel.SMS, "•••• 78", SENT);
        return Stream.of(
                argumentSet("created", json(201, verification(SID, "pending")), sent),
                argumentSet("sent again", json(200, verification(SID, "pending")), sent),
                argumentSet("approved at once", json(201, verification(SID, "approved")), unavailable()),
                argumentSet("unheard-of status", json(201, verification(SID, "new")), unavailable()),
                argumentSet("no SID", json(201, "{\"status\":\"pending\"}"), unavailable()),
                argumentSet("SID of something else", json(201, verification("../x", "pending")), unavailable()),
                argumentSet("created with 500", json(500, verification(SID, "pending")), unavailable()),
                refused("key refused", 401, 20003, unavailable()),
                refused("no such service", 404, 20404, unavailable()),
                refused("no such number", 400, 60200, notSent(Reason.NOT_REACHABLE)),
                refused("landline", 403, 60205, notSent(Reason.NOT_REACHABLE)),
                refused("channel switched off", 403, 60223, notSent(Reason.NOT_REACHABLE)),
                refused("blocked by Twilio", 403, 60238, notSent(Reason.NOT_REACHABLE)),
                refused("fraud guard", 403, 60410, notSent(Reason.NOT_REACHABLE)),
                refused("country not permitted", 403, 60605, notSent(Reason.NOT_REACHABLE)),
                refused("checks used up", 429, 60202, notSent(Reason.TOO_MANY)),
                refused("sends used up", 429, 60203, notSent(Reason.TOO_MANY)),
                refused("rate limit", 429, 60207, notSent(Reason.TOO_MANY)),
                refused("two at once", 429, 60212, notSent(Reason.TOO_MANY)),
                refused("too many requests", 429, 20429, notSent(Reason.TOO_MANY)),
                refused("too many, new code", 429, 69999, notSent(Reason.TOO_MANY)),
                argumentSet("too many, in HTML", html(429), notSent(Reason.TOO_MANY)),
                argumentSet("too many, empty", aResponse().withStatus(429), notSent(Reason.TOO_MANY)),
                refused("feature not bought", 403, 60204, unavailable()),
                refused("template not approved", 400, 60201, unavailable()),
                refused("unknown code", 400, 69999, unavailable()),
                argumentSet("404 in HTML", html(404), unavailable()));
    }

    @ParameterizedTest
    @MethodSource
    void verdictIs(ResponseDefinitionBuilder reply, Verdict expected) {
        verifyAnswers(reply);

        assertThat(typing("1234567", SENT)).isEqualTo(expected);
    }

    static Stream<Arguments> verdictIs() {
        Verdict none = new Verdict.Unavailable();
        return Stream.of(
                argumentSet("approved", json(200, check(SID, "approved", true)), new Right()),
                argumentSet("approved, by another status", json(201, check(SID, "approved", true)), new Right()),
                argumentSet("approved and not valid", json(200, check(SID, "approved", false)), new Right()),
                argumentSet("pending", json(200, check(SID, "pending", false)), new Wrong()),
                argumentSet("valid and pending", json(200, check(SID, "pending", true)), new Wrong()),
                argumentSet("cancelled", json(200, check(SID, "canceled", false)), new Wrong()),
                argumentSet("tries used up", json(200, check(SID, "max_attempts_reached", false)), new Wrong()),
                argumentSet("deleted", json(200, check(SID, "deleted", false)), new Wrong()),
                argumentSet("failed", json(200, check(SID, "failed", false)), new Wrong()),
                argumentSet("expired", json(200, check(SID, "expired", false)), new Wrong()),
                argumentSet("in other case", json(200, check(SID, "APPROVED", true)), none),
                argumentSet("unheard-of status", json(200, check(SID, "new", true)), none),
                argumentSet("no status", json(200, "{\"sid\":\"" + SID + "\",\"valid\":true}"), none),
                argumentSet("of another", json(200, check(ANOTHER_SID, "approved", true)), none),
                argumentSet("of none", json(200, "{\"status\":\"approved\",\"valid\":true}"), none),
                argumentSet("approved with 500", json(500, check(SID, "approved", true)), none),
                argumentSet("approved with 202", json(202, check(SID, "approved", true)), none),
                argumentSet("approved with 404", json(404, check(SID, "approved", true)), none),
                argumentSet("not found", json(404, error(404, 20404)), new Wrong()),
                argumentSet("not found, as 400", json(400, error(400, 20404)), none),
                argumentSet("404 without a code", json(404, "{}"), none),
                argumentSet("too many checks", json(429, error(429, 60202)), new Wrong()),
                argumentSet("too many checks, as 400", json(400, error(400, 60202)), none),
                argumentSet("too many requests", json(429, error(429, 20429)), none),
                argumentSet("key refused", json(401, error(401, 20003)), none),
                argumentSet("invalid parameter", json(400, error(400, 60200)), none),
                argumentSet("unavailable", json(503, error(503, 20503)), none));
    }

    @ParameterizedTest
    @MethodSource
    void unusableReplyProvesAndSendsNothing(ResponseDefinitionBuilder reply) {
        verifyAnswers(reply);

        assertThat(typing("1234567", SENT)).isEqualTo(new Verdict.Unavailable());
        assertThat(deliver("a-login", Channel.SMS, false)).isEqualTo(unavailable());
    }

    static Stream<Named<ResponseDefinitionBuilder>> unusableReplyProvesAndSendsNothing() {
        return Replies.unusable();
    }

    @Test
    void whoeverWasSentNoCodeHasNoneThatCouldBeRight() {
        verifyAnswers(json(200, check(SID, "approved", true)));

        assertThat(typing("1234567", null)).isEqualTo(new Wrong());
        assertThat(typing("1234567", new CodeReference("VE/../x"))).isEqualTo(new Wrong());
        assertThat(soon(factor.check(holding(HANDLE), new RecoveryCode("0123456789ABCDEF"), SENT)))
                .isEqualTo(new Wrong());
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void codeThatVerifySendsToTwoLoginsIsTheFirstOnes() {
        verifyAnswers(json(201, verification(SID, "pending")));
        assertThat(deliver("one", Channel.SMS, false)).isEqualTo(new Sent(Channel.SMS, "•••• 78", SENT));

        assertThat(deliver("another", Channel.SMS, false)).isEqualTo(unavailable());
        assertThat(deliver("one", Channel.CALL, false)).isEqualTo(new Sent(Channel.CALL, "•••• 78", SENT));
    }

    @Test
    void codeOfAnotherLoginIsCancelledBeforeTheNextIsSent() {
        verifyAnswers(json(201, verification(SID, "pending")));
        deliver("one", Channel.SMS, false);
        verifyAnswers(json(201, verification(ANOTHER_SID, "pending")));

        assertThat(deliver("another", Channel.SMS, false))
                .isEqualTo(new Sent(Channel.SMS, "•••• 78", new CodeReference(ANOTHER_SID, VerifyBodies.ATTEMPT)));
        assertThat(asked()).containsExactly("Verifications", "Verifications/" + SID, "Verifications");
    }

    @Test
    void codeThatCouldNotBeCancelledIsStillNobodyElses() {
        verifyAnswers(json(201, verification(SID, "pending")));
        deliver("one", Channel.SMS, false);
        vendor.stubFor(post(urlPathMatching(".*/Verifications/VE.*")).willReturn(html(503)));

        assertThat(deliver("another", Channel.SMS, false)).isEqualTo(unavailable());
    }

    @Test
    void sameLoginsCodeGoesOnUnlessItIsToBeReplaced() {
        verifyAnswers(json(201, verification(SID, "pending")));
        deliver("one", Channel.SMS, false);
        deliver("one", Channel.CALL, false);
        assertThat(asked()).containsExactly("Verifications", "Verifications");

        deliver("one", Channel.CALL, true);

        assertThat(asked()).endsWith("Verifications/" + SID, "Verifications");
    }

    @Test
    void codeOfAnotherNumberIsLeftAlone() {
        verifyAnswers(json(201, verification(SID, "pending")));
        deliver("one", Channel.SMS, false);
        Authenticator another = holding(new Handle("+4915112345699"));

        soon(factor.deliver(another, by("another", Channel.SMS, false)));

        assertThat(asked()).containsExactly("Verifications", "Verifications");
    }

    @Test
    void handleOfAnotherProviderIsNotAsked() {
        Authenticator notVerifys = holding(new Handle("1635"));

        assertThat(soon(factor.deliver(notVerifys, by("a-login", Channel.SMS, false))))
                .isEqualTo(notSent(Reason.UNKNOWN_REGISTRATION));
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SMS", "CALL", "WHATSAPP"})
    void everyWayThatIsConfiguredIsOffered(Channel channel) {
        verifyAnswers(json(201, verification(SID, "pending")));

        assertThat(factor.channels()).contains(channel);
        assertThat(deliver("a-login", channel, false)).isEqualTo(new Sent(channel, "•••• 78", SENT));
    }

    @Test
    void firstWayIsTakenByItself() {
        verifyAnswers(json(201, verification(SID, "pending")));

        assertThat(deliver("a-login", Channel.AUTOMATIC, false)).isEqualTo(new Sent(Channel.SMS, "•••• 78", SENT));
    }

    @Test
    void kindIsVerify() {
        assertThat(factor.kind()).isEqualTo(FactorKind.VERIFY);
    }

    private static Arguments refused(String name, int status, int code, Delivery expected) {
        return argumentSet(name, json(status, error(status, code)), expected);
    }

    private static Delivery notSent(Reason reason) {
        return new NotSent(reason);
    }

    private static Delivery unavailable() {
        return new Delivery.Unavailable();
    }

    private void verifyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }

    /// What was asked for, behind the service, in order.
    private List<String> asked() {
        return vendor.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest().getUrl().replaceFirst("/v2/Services/VA[0-9a-f]{32}/", ""))
                .toList();
    }

    private static Authenticator holding(Handle handle) {
        return new Authenticator("one", FactorKind.VERIFY, handle, null, Instant.EPOCH);
    }

    private static Dispatch by(String login, Channel channel, boolean replacing) {
        return new Dispatch(channel, "en", new Dispatch.Asker(login, "a-person", null), replacing);
    }

    private Delivery deliver(String login, Channel channel, boolean replacing) {
        return soon(factor.deliver(holding(HANDLE), by(login, channel, replacing)));
    }

    private Verdict typing(String code, @Nullable CodeReference sent) {
        return soon(factor.check(holding(HANDLE), new OneTimeCode(code), sent));
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
