package dev.sallyport.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import dev.sallyport.testsupport.MutableClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
    private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));

    // The pair of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.of(CLOCK);

    private Visitor visitor;

    @BeforeEach
    void open() {
        sandbox.action("exports.onExecutePostLogin = async () => {};");
        visitor = new Visitor(sandbox);
    }

    @Test
    void idTokenVerifiesWithTheKeysThatDiscoveryNames() throws Exception {
        String idToken = visitor.exchange(visitor.logIn("wren")).json().getString("id_token");
        JsonObject discovery = visitor.browser()
                .get(sandbox.url("/.well-known/openid-configuration"))
                .json();
        String keys = visitor.browser().get(discovery.getString("jwks_uri")).body();

        assertThat(discovery.getString("issuer")).isEqualTo(sandbox.url("/"));
        assertThat(keys).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(new JwtConsumerBuilder()
                        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                        .setVerificationKeyResolver(
                                new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                        .setExpectedIssuer(discovery.getString("issuer"))
                        .setExpectedAudience("paper-kite")
                        .setEvaluationTime(
                                NumericDate.fromSeconds(CLOCK.instant().getEpochSecond()))
                        .build()
                        .processToClaims(idToken)
                        .getSubject())
                .isEqualTo("auth0|wren");
    }

    @Test
    void verifierOfTheChallengeIsAccepted() {
        Page page = visitor.logIn("wren", "code_challenge", CHALLENGE, "code_challenge_method", "S256");

        assertThat(visitor.exchange(page, "code_verifier", VERIFIER).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"wrong-verifier", "''"})
    void wrongVerifierIsRefused(String verifier) {
        Page page = visitor.logIn("wren", "code_challenge", CHALLENGE, "code_challenge_method", "S256");

        assertRefused(
                visitor.exchange(page, "code_verifier", verifier),
                403,
                "invalid_grant",
                "Failed to verify code verifier");
    }

    @Test
    void codeCannotBeUsedTwice() {
        Page page = visitor.logIn("wren");

        assertThat(visitor.exchange(page).status()).isEqualTo(200);
        assertRefused(visitor.exchange(page), 403, "invalid_grant", "Invalid authorization code");
    }

    @Test
    void codeThatNobodyFetchedInAMinuteIsGone() {
        Page page = visitor.logIn("wren");
        CLOCK.advance(Duration.ofSeconds(60));

        assertRefused(visitor.exchange(page), 403, "invalid_grant", "Invalid authorization code");
    }

    @Test
    void wrongSecretIsRefusedAndTheCodeLeft() {
        Page page = visitor.logIn("wren");

        assertRefused(visitor.exchange(page, "client_secret", "wrong"), 401, "access_denied", "Unauthorized");
        assertThat(visitor.exchange(page).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "code, none, 403, invalid_grant",
        "code, '', 400, invalid_request",
        "client_id, nobody, 401, access_denied",
        "client_id, '', 400, invalid_request",
        "redirect_uri, http://elsewhere/, 401, unauthorized_client",
        "grant_type, '', 400, invalid_request",
        "grant_type, client_credentials, 403, unauthorized_client",
        "grant_type, something, 403, unauthorized_client",
    })
    void exchangeThatDoesNotFitIsRefused(String name, String value, int status, String error) {
        Page refused = visitor.exchange(visitor.logIn("wren"), name, value);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().getString("error")).isEqualTo(error);
    }

    @Test
    void credentialsMayStandInTheHeader() {
        Page page = visitor.logIn("wren");
        String pair = Visitor.CLIENT_ID + ":" + Visitor.CLIENT_SECRET;
        Page tokens = visitor.browser()
                .post(
                        sandbox.url("/oauth/token"),
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", page.parameter("code").orElseThrow(),
                                "redirect_uri", visitor.callback()),
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));

        assertThat(tokens.json().fieldNames()).contains("id_token");
    }

    @Test
    void bodyMayBeJson() {
        JsonObject body = new JsonObject()
                .put("grant_type", "client_credentials")
                .put("client_id", RunningSandbox.MANAGEMENT_ID)
                .put("client_secret", RunningSandbox.MANAGEMENT_SECRET)
                .put("audience", "https://" + sandbox.host() + "/api/v2/");

        Page tokens = visitor.browser().json("POST", sandbox.url("/oauth/token"), body.encode());

        assertThat(tokens.json().getMap()).containsEntry("scope", "read:users update:users_app_metadata");
        assertThat(visitor.browser()
                        .json("POST", sandbox.url("/oauth/token"), "{no json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void clientTokenIsForTheManagementApiOnly() {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials",
                "client_id", RunningSandbox.MANAGEMENT_ID,
                "client_secret", RunningSandbox.MANAGEMENT_SECRET);

        assertThat(visitor.token(form).status()).isEqualTo(400);
        assertRefused(
                visitor.token(form, "audience", "https://elsewhere/"),
                403,
                "access_denied",
                "Service not found: https://elsewhere/");
    }

    @Test
    void refreshTokenYieldsNewTokensByTheActionsLeave() {
        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => {
                  api.idToken.setCustomClaim('https://x/protocol', event.transaction.protocol);
                  api.idToken.setCustomClaim('https://x/since', event.refresh_token?.created_at);
                };
                """);
        String refreshToken = visitor.exchange(visitor.logIn("wren")).json().getString("refresh_token");

        JsonObject refreshed = refresh(refreshToken).json();

        JsonObject claims = Visitor.claims(refreshed.getString("id_token"));
        assertThat(claims.getMap())
                .containsEntry("sub", "auth0|wren")
                .containsEntry("https://x/protocol", "oauth2-refresh-token")
                .containsEntry("https://x/since", CLOCK.instant().toString())
                .doesNotContainKey("nonce");
        assertRefused(refresh("unknown"), 403, "invalid_grant", "Unknown or invalid refresh token.");
    }

    @Test
    void passwordGrantHasNoBrowserToRedirect() {
        sandbox.action("""
                exports.onExecutePostLogin = async (event, api) => {
                  if (event.transaction.protocol === 'oauth2-resource-owner' && !api.redirect.canRedirect()) {
                    api.access.deny('needs a browser');
                  }
                };
                """);

        assertRefused(password("wren-opens-gate-1"), 403, "access_denied", "needs a browser");
        assertRefused(password("wrong"), 403, "invalid_grant", "Wrong email or password.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new Error('broken') | access_denied | broken",
                "api.redirect.sendUserTo('http://there') | interaction_required | External interaction required",
            })
    void passwordGrantThatTheActionDoesNotPassYieldsNothing(String body, String error, String description) {
        sandbox.action("exports.onExecutePostLogin = async (event, api) => {" + body + "};");

        assertRefused(password("wren-opens-gate-1"), 403, error, description);
    }

    @Test
    void passwordGrantYieldsTokensWhereTheActionAllows() {
        assertThat(password("wren-opens-gate-1").json().fieldNames())
                .contains("id_token", "access_token")
                .doesNotContain("refresh_token");
    }

    private Page refresh(String refreshToken) {
        return visitor.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Page password(String password) {
        return visitor.token(Map.of(
                "grant_type", "password",
                "username", "wren@example.com",
                "password", password,
                "scope", "openid profile"));
    }

    private static void assertRefused(Page page, int status, String error, String description) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.json()).isEqualTo(new JsonObject().put("error", error).put("error_description", description));
    }
}
