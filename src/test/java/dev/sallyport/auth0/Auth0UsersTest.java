package dev.sallyport.auth0;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static dev.sallyport.testsupport.Replies.html;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.sallyport.auth0.EmailLookup.Found;
import dev.sallyport.auth0.EmailLookup.NoEmail;
import dev.sallyport.auth0.EmailLookup.NoSuchUser;
import dev.sallyport.auth0.PointerWrite.NotWritten;
import dev.sallyport.auth0.PointerWrite.RateLimited;
import dev.sallyport.auth0.PointerWrite.Reason;
import dev.sallyport.auth0.PointerWrite.Written;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.person.Person;
import dev.sallyport.remote.RemoteServices;
import dev.sallyport.testsupport.MutableClock;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class Auth0UsersTest {
    private static final Person ALICE = new Person("tenant.example.com", "auth0|alice");
    private static final Pointer POINTER =
            new Pointer(List.of("authy"), Instant.parse("2026-08-01T10:00:00Z"), 1, null, "1635");

    // Auth0's Management API, as npm auth0 7.1.0 sees it.
    private static final String NO_SUCH_USER = """
            {"statusCode":404,"error":"Not Found","message":"The user does not exist.",\
            "errorCode":"inexistent_user"}""";

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    ManagementApi api;

    @Inject
    RemoteServices services;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));

    @SuppressWarnings("NullAway.Init") // Made anew before each test.
    private Auth0Users users;

    // The OIDC filter forgets its token after a 401, unless that token was itself the answer to one.
    @BeforeEach
    void beginWithoutAToken() {
        // The 429 of one test must not close the API to the next.
        clock.advance(Duration.ofMinutes(10));
        users = new Auth0Users(api, services, new Settings(Duration.ofSeconds(5)), clock);
        vendor.resetAll();
        tenantGivesTokens();
        managementAnswers(json(200, "{}"));
        soon(users.write(ALICE, POINTER));
        managementAnswers(json(401, error(401, "Expired token received for JSON Web Token validation")));
        soon(users.write(ALICE, POINTER));
        vendor.resetRequests();
    }

    @ParameterizedTest
    @MethodSource
    void emailIs(ResponseDefinitionBuilder reply, EmailLookup expected) {
        managementAnswers(reply);

        assertThat(soon(users.emailOf(ALICE))).isEqualTo(expected);
    }

    static Stream<Arguments> emailIs() {
        EmailLookup unavailable = new EmailLookup.Unavailable();
        return Stream.of(
                argumentSet(
                        "known",
                        json(200, "{\"email\":\"a@b.example\"}"),
                        new Found(new EmailAddress("a@b.example"), false)),
                argumentSet(
                        "verified",
                        json(200, "{\"email\":\"a@b.example\",\"email_verified\":true}"),
                        new Found(new EmailAddress("a@b.example"), true)),
                argumentSet(
                        "not verified",
                        json(200, "{\"email\":\"a@b.example\",\"email_verified\":false}"),
                        new Found(new EmailAddress("a@b.example"), false)),
                argumentSet("none", json(200, "{}"), new NoEmail()),
                argumentSet("null", json(200, "{\"email\":null}"), new NoEmail()),
                argumentSet("not an address", json(200, "{\"email\":\"alice\"}"), new NoEmail()),
                argumentSet("not a text", json(200, "{\"email\":{}}"), unavailable),
                argumentSet("no such user", json(404, NO_SUCH_USER), new NoSuchUser()),
                argumentSet("bad request", json(400, error(400, "Invalid uri")), unavailable),
                argumentSet("token refused", json(401, error(401, "Invalid token")), unavailable),
                argumentSet("scope missing", json(403, error(403, "Insufficient scope")), unavailable),
                argumentSet("too many", json(429, error(429, "Global limit has been reached")), unavailable),
                argumentSet("broken", json(500, error(500, "Internal error")), unavailable),
                argumentSet("overloaded", json(503, error(503, "Unavailable")), unavailable));
    }

    @ParameterizedTest
    @MethodSource
    void writeIs(ResponseDefinitionBuilder reply, PointerWrite expected) {
        managementAnswers(reply);

        assertThat(soon(users.write(ALICE, POINTER))).isEqualTo(expected);
    }

    static Stream<Arguments> writeIs() {
        return Stream.of(
                argumentSet("done", json(200, "{\"user_id\":\"auth0|alice\"}"), new Written()),
                argumentSet("no such user", json(404, NO_SUCH_USER), new NotWritten(Reason.NO_SUCH_USER)),
                argumentSet(
                        "bad request",
                        json(400, error(400, "Payload validation error")),
                        new NotWritten(Reason.UNAVAILABLE)),
                argumentSet(
                        "token refused", json(401, error(401, "Invalid token")), new NotWritten(Reason.UNAVAILABLE)),
                argumentSet(
                        "scope missing", json(403, error(403, "Insufficient scope")), new NotWritten(Reason.FORBIDDEN)),
                argumentSet("broken", json(500, error(500, "Internal error")), new NotWritten(Reason.UNAVAILABLE)));
    }

    @ParameterizedTest
    @MethodSource
    void unusableReplyTellsAndWritesNothing(ResponseDefinitionBuilder reply) {
        managementAnswers(reply);

        assertThat(soon(users.emailOf(ALICE))).isEqualTo(new EmailLookup.Unavailable());
        assertThat(soon(users.write(ALICE, POINTER))).isNotInstanceOf(Written.class);
    }

    static Stream<Named<ResponseDefinitionBuilder>> unusableReplyTellsAndWritesNothing() {
        return Replies.unusable();
    }

    @Test
    void userIdIsEncodedOnce() {
        managementAnswers(json(200, "{}"));

        soon(users.emailOf(ALICE));
        soon(users.emailOf(new Person("tenant.example.com", "samlp|acme|../a b?c#d%2Fe")));

        vendor.verify(
                1,
                getRequestedFor(urlEqualTo(
                                "/api/v2/users/auth0%7Calice?fields=email%2Cemail_verified&include_fields=true"))
                        .withHeader("Authorization", equalTo("Bearer management-token")));
        vendor.verify(
                1,
                getRequestedFor(urlEqualTo("/api/v2/users/samlp%7Cacme%7C..%2Fa%20b%3Fc%23d%252Fe"
                        + "?fields=email%2Cemail_verified&include_fields=true")));
    }

    @Test
    void pointerIsMergedIntoAppMetadata() {
        managementAnswers(json(200, "{\"user_id\":\"auth0|alice\"}"));

        soon(users.write(ALICE, new Pointer(List.of(), Instant.parse("2026-08-01T10:00:00Z"), 2, null, null)));

        vendor.verify(
                1,
                patchRequestedFor(urlEqualTo("/api/v2/users/auth0%7Calice"))
                        .withHeader("Authorization", equalTo("Bearer management-token"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                        {"app_metadata":{"sallyport":{"enrolled":true,"factors":[],
                                        "since":"2026-08-01T10:00:00Z","rev":2},
                                        "authy_id":null,"authyID":null,"authyId":null}}""")));
    }

    @Test
    void tokenIsAskedForOnce() {
        managementAnswers(json(200, "{}"));

        soon(users.emailOf(ALICE));
        soon(users.emailOf(ALICE));
        soon(users.write(ALICE, POINTER));

        vendor.verify(
                1,
                postRequestedFor(urlEqualTo("/oauth/token"))
                        .withRequestBody(containing("grant_type=client_credentials"))
                        .withRequestBody(containing("audience=https%3A%2F%2F")));
    }

    @Test
    void refusedTokenIsReplacedOnceForAQuestion() {
        vendor.stubFor(any(urlMatching("/api/v2/.*"))
                .inScenario("revoked")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(json(401, error(401, "Invalid token")))
                .willSetStateTo("new token"));
        vendor.stubFor(any(urlMatching("/api/v2/.*"))
                .inScenario("revoked")
                .whenScenarioStateIs("new token")
                .willReturn(json(200, "{\"email\":\"a@b.example\"}")));

        assertThat(soon(users.emailOf(ALICE))).isEqualTo(new Found(new EmailAddress("a@b.example"), false));
        vendor.verify(2, getRequestedFor(urlMatching("/api/v2/.*")));
    }

    @Test
    void redirectIsNotFollowed() {
        managementAnswers(Replies.redirect("/elsewhere"));

        assertThat(soon(users.write(ALICE, POINTER))).isEqualTo(new NotWritten(Reason.UNAVAILABLE));
        vendor.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
        vendor.verify(0, patchRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @MethodSource
    void withoutATokenNothingIsAsked(ResponseDefinitionBuilder tokenReply) {
        managementAnswers(json(200, "{\"email\":\"a@b.example\"}"));
        vendor.stubFor(post("/oauth/token").willReturn(tokenReply));

        assertThat(soon(users.emailOf(ALICE))).isEqualTo(new EmailLookup.Unavailable());
        assertThat(soon(users.write(ALICE, POINTER))).isEqualTo(new NotWritten(Reason.UNAVAILABLE));
        vendor.verify(0, getRequestedFor(urlMatching("/api/v2/.*")).withHeader("Authorization", absent()));
        vendor.verify(0, patchRequestedFor(urlMatching("/api/v2/.*")));
    }

    static Stream<Named<ResponseDefinitionBuilder>> withoutATokenNothingIsAsked() {
        return Stream.concat(
                Stream.of(
                        Named.of("refused", json(401, "{\"error\":\"access_denied\"}")),
                        Named.of("HTML 404", html(404))),
                Replies.unusable());
    }

    @Test
    void silenceIsUnavailableAndTheNextCallSucceeds() {
        // Given
        vendor.stubFor(post("/oauth/token").willReturn(token().withFixedDelay(1_000)));
        managementAnswers(json(200, "{\"email\":\"a@b.example\"}"));
        Auth0Users hurried = new Auth0Users(api, services, new Settings(Duration.ofMillis(200)), clock);

        // When
        EmailLookup silent = soon(hurried.emailOf(ALICE));
        PointerWrite unwritten = soon(hurried.write(ALICE, POINTER));
        tenantGivesTokens();
        EmailLookup later = soon(users.emailOf(ALICE));

        // Then
        assertThat(silent).isEqualTo(new EmailLookup.Unavailable());
        assertThat(unwritten).isEqualTo(new NotWritten(Reason.UNAVAILABLE));
        assertThat(later).isEqualTo(new Found(new EmailAddress("a@b.example"), false));
    }

    @Test
    void limitedTenantIsAskedNothingUntilItsReset() {
        // Given
        Instant reset = clock.instant().plusSeconds(40);
        managementAnswers(json(429, error(429, "Global limit has been reached"))
                .withHeader("x-ratelimit-reset", Long.toString(reset.getEpochSecond())));

        // When
        PointerWrite met = soon(users.write(ALICE, POINTER));
        managementAnswers(json(200, "{\"email\":\"a@b.example\"}"));
        EmailLookup before = soon(users.emailOf(ALICE));
        PointerWrite again = soon(users.write(ALICE, POINTER));
        vendor.verify(0, getRequestedFor(urlMatching("/api/v2/.*")));
        vendor.verify(1, patchRequestedFor(urlMatching("/api/v2/.*")));
        clock.advance(Duration.ofSeconds(40));
        EmailLookup after = soon(users.emailOf(ALICE));

        // Then
        assertThat(met).isEqualTo(new RateLimited(reset));
        assertThat(again).isEqualTo(new RateLimited(reset));
        assertThat(before).isEqualTo(new EmailLookup.Unavailable());
        assertThat(after).isEqualTo(new Found(new EmailAddress("a@b.example"), false));
    }

    @Test
    void resetFarAwayOrMissingIsBounded() {
        managementAnswers(json(429, "{}").withHeader("x-ratelimit-reset", "99999999999"));
        assertThat(soon(users.write(ALICE, POINTER)))
                .isEqualTo(new RateLimited(clock.instant().plus(Duration.ofMinutes(5))));

        clock.advance(Duration.ofMinutes(5));
        managementAnswers(json(429, "{}").withHeader("x-ratelimit-reset", "soon"));
        assertThat(soon(users.write(ALICE, POINTER)))
                .isEqualTo(new RateLimited(clock.instant().plusSeconds(2)));
    }

    // C9.70
    @Test
    void questionIsAskedOnceMoreAndAWriteNever() {
        managementAnswers(json(503, error(503, "Unavailable")));

        soon(users.emailOf(ALICE));
        soon(users.write(ALICE, POINTER));

        vendor.verify(2, getRequestedFor(urlMatching("/api/v2/.*")));
        vendor.verify(1, patchRequestedFor(urlMatching("/api/v2/.*")));
    }

    private void tenantGivesTokens() {
        vendor.stubFor(post("/oauth/token").willReturn(token()));
    }

    private static ResponseDefinitionBuilder token() {
        return json(200, "{\"access_token\":\"management-token\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
    }

    private void managementAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(urlMatching("/api/v2/.*")).willReturn(reply));
    }

    // The same envelope as of the user who does not exist.
    private static String error(int status, String message) {
        return "{\"statusCode\":%d,\"error\":\"Error\",\"message\":\"%s\"}".formatted(status, message);
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }

    private record Settings(Duration timeout) implements ManagementConfig {
        @Override
        public String clientId() {
            return "unused";
        }

        @Override
        public ClientSecret clientSecret() {
            return new ClientSecret("unused");
        }

        @Override
        public Duration retryEvery() {
            return Duration.ofSeconds(30);
        }
    }
}
