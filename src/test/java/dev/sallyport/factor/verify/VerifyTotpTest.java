package dev.sallyport.factor.verify;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.sallyport.factor.verify.VerifyBodies.FACTOR;
import static dev.sallyport.factor.verify.VerifyBodies.IDENTITY;
import static dev.sallyport.factor.verify.VerifyBodies.SECRET;
import static dev.sallyport.factor.verify.VerifyBodies.challenge;
import static dev.sallyport.factor.verify.VerifyBodies.error;
import static dev.sallyport.factor.verify.VerifyBodies.factor;
import static dev.sallyport.factor.verify.VerifyBodies.newFactor;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.Verdict.Right;
import dev.sallyport.factor.Verdict.Unavailable;
import dev.sallyport.factor.Verdict.Wrong;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each answer of Verify's about a key of an app comes to. Covers C3.30, C3.36 and C3.37.
@QuarkusTest
@WithTestResource(VendorServer.class)
class VerifyTotpTest {
    private static final String PERSON = "tenant.example.com auth0|alice";
    private static final String ENTITY = "/v2/Services/VA5a11b0a75a11b0a75a11b0a75a11b0a7/Entities/";
    private static final Handle HELD = new EntityFactor(IDENTITY, FACTOR, null).handle();
    private static final OneTimeCode CODE = new OneTimeCode("123456");
    private static final String ANOTHER_FACTOR = "YF" + "d".repeat(32);
    private static final String ANOTHER_IDENTITY = "0".repeat(64);

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    VerifyTotp totp;

    @Inject
    PersonName names;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @Test
    void keyIsMadeByVerify_whichIsToldNothingOfThePerson() {
        Handle key = newKey(json(201, made("unverified", SECRET))).orElseThrow();

        Invitation invitation = totp.invitation(key);
        assertThat(invitation.link().toString())
                .isEqualTo("otpauth://totp/Sallyport:alice%40example.com?secret=" + SECRET
                        + "&issuer=Sallyport&algorithm=SHA1&digits=6&period=30");
        assertThat(invitation.key().replace(" ", "")).isEqualTo(SECRET);
        assertThat(invitation.picture()).startsWith("<svg");
        vendor.verify(
                1,
                postRequestedFor(urlEqualTo(ENTITY + names.of(PERSON) + "/Factors"))
                        .withFormParam("FriendlyName", equalTo("Sallyport"))
                        .withFormParam("FactorType", equalTo("totp"))
                        .withFormParam("Config.Alg", equalTo("sha1"))
                        .withFormParam("Config.CodeLength", equalTo("6"))
                        .withFormParam("Config.TimeStep", equalTo("30"))
                        .withFormParam("Config.Skew", equalTo("1"))
                        .withRequestBody(matching("(?!.*alice).*")));
    }

    @Test
    void nameOfAPersonIsAlwaysTheSame_fitsAnIdentity_andTellsNobodyWhoTheyAre() {
        assertThat(names.of(PERSON))
                .isEqualTo(names.of(PERSON))
                .isNotEqualTo(names.of(PERSON + "a"))
                .matches("[A-Za-z0-9-]{8,64}");
    }

    @Test
    void provenKeyIsNotKept() {
        Handle key = newKey(json(201, made("unverified", SECRET))).orElseThrow();

        Handle kept = totp.proven(key);

        assertThat(kept.value()).isEqualTo(names.of(PERSON) + "/" + FACTOR);
        assertThat(totp.proven(kept)).isEqualTo(kept);
        assertThatThrownBy(() -> totp.invitation(kept)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource
    void noKeyComesOf(String reply) {
        assertThat(newKey(json(201, reply.replace("THEIRS", names.of(PERSON))))).isEmpty();
    }

    static Stream<Arguments> noKeyComesOf() {
        return Stream.of(
                argumentSet("somebody else's identity", newFactor(ANOTHER_IDENTITY, FACTOR, "unverified", SECRET)),
                argumentSet("a factor that is verified", newFactor("THEIRS", FACTOR, "verified", SECRET)),
                argumentSet("an unheard-of status", newFactor("THEIRS", FACTOR, "new", SECRET)),
                argumentSet("a SID that is none", newFactor("THEIRS", "../../x", "unverified", SECRET)),
                argumentSet("the SID of something else", newFactor("THEIRS", VerifyBodies.SID, "unverified", SECRET)),
                argumentSet("a short key", newFactor("THEIRS", FACTOR, "unverified", "GEZDGNBVGY3TQOJQ")),
                argumentSet("what is no key", newFactor("THEIRS", FACTOR, "unverified", SECRET + "&digits=3")),
                argumentSet("no key at all", factor("THEIRS", FACTOR, "unverified")));
    }

    @ParameterizedTest
    @MethodSource("refusalsAndNoise")
    void noKeyComesOfARefusal(ResponseDefinitionBuilder reply) {
        assertThat(newKey(reply)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void firstCodeIs(String confirmed, int status, Verdict expected) {
        vendor.stubFor(get(anyUrl()).willReturn(json(200, factor(IDENTITY, FACTOR, "unverified"))));
        vendor.stubFor(post(anyUrl()).willReturn(json(status, confirmed)));

        assertThat(check(inWaiting())).isEqualTo(expected);
        vendor.verify(
                1,
                postRequestedFor(urlEqualTo(ENTITY + IDENTITY + "/Factors/" + FACTOR))
                        .withFormParam("AuthPayload", equalTo("123456")));
    }

    static Stream<Arguments> firstCodeIs() {
        return Stream.of(
                argumentSet("right", factor(IDENTITY, FACTOR, "verified"), 200, new Right()),
                argumentSet("wrong", factor(IDENTITY, FACTOR, "unverified"), 200, new Wrong()),
                argumentSet("wrong, as it was said before", error(403, 60311), 403, new Wrong()),
                argumentSet("one too many", error(429, 60310), 429, new Wrong()),
                argumentSet("approved", factor(IDENTITY, FACTOR, "approved"), 200, new Unavailable()),
                argumentSet("of another factor", factor(IDENTITY, ANOTHER_FACTOR, "verified"), 200, new Unavailable()),
                argumentSet(
                        "of another identity", factor(ANOTHER_IDENTITY, FACTOR, "verified"), 200, new Unavailable()),
                argumentSet(
                        "right, with a refusal's status", factor(IDENTITY, FACTOR, "verified"), 403, new Unavailable()),
                argumentSet("of a factor that is gone", error(404, 20404), 404, new Unavailable()));
    }

    // Verify may call a factor verified whatever code comes after the first right one.
    @ParameterizedTest
    @ValueSource(strings = {"approved", "pending"})
    void factorThatIsVerifiedAlreadyIsProvenByAChallengeOnly(String status) {
        vendor.stubFor(any(anyUrl()).willReturn(json(200, factor(IDENTITY, FACTOR, "verified"))));
        vendor.stubFor(post(urlEqualTo(ENTITY + IDENTITY + "/Challenges"))
                .willReturn(json(201, challenge(IDENTITY, FACTOR, status))));

        assertThat(check(inWaiting())).isEqualTo(status.equals("approved") ? new Right() : new Wrong());
        vendor.verify(0, postRequestedFor(urlEqualTo(ENTITY + IDENTITY + "/Factors/" + FACTOR)));
    }

    @ParameterizedTest
    @MethodSource("refusalsAndNoise")
    void firstCodeHasNoVerdictIfTheFactorCannotBeLookedAt(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));

        assertThat(check(inWaiting())).isEqualTo(new Unavailable());
        vendor.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @MethodSource
    void codeIs(String reply, int status, Verdict expected) {
        vendor.stubFor(any(anyUrl()).willReturn(json(status, reply)));

        assertThat(check(HELD)).isEqualTo(expected);
        vendor.verify(
                1,
                postRequestedFor(urlEqualTo(ENTITY + IDENTITY + "/Challenges"))
                        .withFormParam("FactorSid", equalTo(FACTOR))
                        .withFormParam("AuthPayload", equalTo("123456")));
    }

    static Stream<Arguments> codeIs() {
        return Stream.of(
                argumentSet("right", challenge(IDENTITY, FACTOR, "approved"), 201, new Right()),
                argumentSet("wrong", challenge(IDENTITY, FACTOR, "pending"), 201, new Wrong()),
                argumentSet("denied", challenge(IDENTITY, FACTOR, "denied"), 201, new Wrong()),
                argumentSet("too old", challenge(IDENTITY, FACTOR, "expired"), 201, new Wrong()),
                argumentSet("wrong, as it was said before", error(403, 60324), 403, new Wrong()),
                argumentSet("one too many", error(429, 60308), 429, new Wrong()),
                argumentSet("one too many, with another status", error(403, 60308), 403, new Unavailable()),
                argumentSet("verified", challenge(IDENTITY, FACTOR, "verified"), 201, new Unavailable()),
                argumentSet("an unheard-of word", challenge(IDENTITY, FACTOR, "fine"), 201, new Unavailable()),
                argumentSet(
                        "right, for another factor",
                        challenge(IDENTITY, ANOTHER_FACTOR, "approved"),
                        201,
                        new Unavailable()),
                argumentSet(
                        "right, for somebody else",
                        challenge(ANOTHER_IDENTITY, FACTOR, "approved"),
                        201,
                        new Unavailable()),
                argumentSet(
                        "right, with a refusal's status",
                        challenge(IDENTITY, FACTOR, "approved"),
                        500,
                        new Unavailable()),
                argumentSet("a factor of that name", factor(IDENTITY, FACTOR, "approved"), 201, new Unavailable()),
                argumentSet("of a factor that is not verified", error(403, 60318), 403, new Unavailable()),
                argumentSet("of a factor that is gone", error(404, 20404), 404, new Unavailable()));
    }

    @ParameterizedTest
    @MethodSource("refusalsAndNoise")
    void noVerdictComesOf(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));

        assertThat(check(HELD)).isEqualTo(new Unavailable());
    }

    static Stream<Named<ResponseDefinitionBuilder>> refusalsAndNoise() {
        return Stream.concat(
                Replies.unusable(),
                Stream.of(
                        Named.of("key refused", json(401, error(401, 20003))),
                        Named.of("too many requests", json(429, error(429, 20429))),
                        Named.of("no such parameter", json(400, error(400, 60200))),
                        Named.of("no such service", json(404, error(404, 20404))),
                        Named.of("down", json(503, error(503, 20503))),
                        Named.of("unheard-of refusal", json(400, error(400, 69999)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15017122661", "YFc", "a/YFc", "../../x"})
    void handleThatIsNoFactorHasNoVerdict_andNobodyIsAsked(String handle) {
        assertThat(check(new Handle(handle))).isEqualTo(new Unavailable());
        assertThatThrownBy(() -> totp.invitation(new Handle(handle)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(handle);
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void recoveryCodeProvesNoApp() {
        assertThat(soon(totp.check(holding(HELD), new RecoveryCode("0123456789ABCDEF"))))
                .isEqualTo(new Wrong());
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    private Optional<Handle> newKey(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
        return soon(totp.newKey(PERSON, "alice@example.com"));
    }

    private String made(String status, String secret) {
        return newFactor(names.of(PERSON), FACTOR, status, secret);
    }

    private static Handle inWaiting() {
        return new EntityFactor(IDENTITY, FACTOR, new Handle("otpauth://totp/Sallyport:alice")).handle();
    }

    private Verdict check(Handle handle) {
        return soon(totp.check(holding(handle), CODE));
    }

    private static Authenticator holding(Handle handle) {
        return new Authenticator("one", FactorKind.VERIFY_TOTP, handle, null, Instant.EPOCH);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
