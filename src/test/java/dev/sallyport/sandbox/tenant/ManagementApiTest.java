package dev.sallyport.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.testsupport.MutableClock;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementApiTest {
    private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final String WREN = "/api/v2/users/auth0%7Cwren";

    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.of(CLOCK);

    private final Browser client = new Browser();

    @BeforeEach
    void reset() {
        sandbox.tenant().users().reset();
    }

    @Test
    void userIsReadByEncodedId() {
        JsonObject user = get(WREN).json();

        assertThat(user.getMap())
                .containsEntry("user_id", "auth0|wren")
                .containsEntry("email", "wren@example.com")
                .containsEntry("name", "Wren Abernathy")
                .containsEntry("app_metadata", Map.of());
    }

    @Test
    void userOfTheOldSampleHasAnAuthyId() {
        assertThat(get("/api/v2/users/auth0%7Coswald").json().getJsonObject("app_metadata"))
                .isEqualTo(new JsonObject()
                        .put("authyID", "16350007")
                        .put("cellNumber", "415-555-0137")
                        .put("countryCode", "1"));
    }

    @Test
    void fieldsAreChosenOrLeftOut() {
        assertThat(get(WREN + "?fields=email,user_id").json().fieldNames())
                .containsExactlyInAnyOrder("email", "user_id");
        assertThat(get(WREN + "?fields=email&include_fields=false").json().fieldNames())
                .contains("user_id", "name")
                .doesNotContain("email");
    }

    @Test
    void patchMergesAtTheTopLevelAndNullRemoves() {
        patch(WREN, "{\"app_metadata\":{\"a\":{\"x\":1,\"y\":2},\"b\":1}}");
        patch(WREN, "{\"app_metadata\":{\"a\":{\"x\":3},\"b\":null},\"user_metadata\":{\"c\":true}}");

        JsonObject user = get(WREN).json();
        assertThat(user.getJsonObject("app_metadata"))
                .isEqualTo(new JsonObject().put("a", new JsonObject().put("x", 3)));
        assertThat(user.getJsonObject("user_metadata")).isEqualTo(new JsonObject().put("c", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"other@example.com\"}", "{\"app_metadata\":1}", "[]", "no json", ""})
    void patchOfAnythingElseIsRefused(String body) {
        Page page = patch(WREN, body);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.json().getString("errorCode")).isEqualTo("invalid_body");
    }

    @Test
    void unknownUserIsNotFound() {
        JsonObject body = new JsonObject()
                .put("statusCode", 404)
                .put("error", "Not Found")
                .put("message", "The user does not exist.")
                .put("errorCode", "inexistent_user");

        assertThat(get("/api/v2/users/auth0%7Cnobody").json()).isEqualTo(body);
        assertThat(patch("/api/v2/users/auth0%7Cnobody", "{\"app_metadata\":{}}")
                        .json())
                .isEqualTo(body);
    }

    @Test
    void usersAreFoundByEmail() {
        assertThat(get("/api/v2/users-by-email?email=Wren@example.com")
                        .array()
                        .getJsonObject(0)
                        .getString("user_id"))
                .isEqualTo("auth0|wren");
        assertThat(get("/api/v2/users-by-email?email=nobody@example.com").array())
                .isEmpty();
        assertThat(get("/api/v2/users-by-email").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "email:\"wren@example.com\" ; 1",
                "app_metadata.authyID:\"16350007\" ; 1",
                "name:*o* ; 3",
                "name:*o* AND email:oswald* ; 1",
                "email:\"nobody\" ; 0",
                "* ; 4",
            })
    void searchCountsWhatItFinds(String query, int total) {
        String encoded = URLEncoder.encode(query.strip(), StandardCharsets.UTF_8);

        JsonObject found = get("/api/v2/users?search_engine=v3&include_totals=true&q=" + encoded)
                .json();

        assertThat(found.getInteger("total")).isEqualTo(total);
    }

    @Test
    void searchIsPaged() {
        JsonObject page =
                get("/api/v2/users?page=1&per_page=3&include_totals=true").json();

        assertThat(page.getMap())
                .containsEntry("start", 3)
                .containsEntry("limit", 3)
                .containsEntry("length", 1)
                .containsEntry("total", 4);
        assertThat(get("/api/v2/users?per_page=3").array()).hasSize(3);
        assertThat(get("/api/v2/users?per_page=101").status()).isEqualTo(400);
        assertThat(get("/api/v2/users?q=(nonsense)").status()).isEqualTo(400);
    }

    @Test
    void callWithoutAGoodTokenIsRefused() {
        assertUnauthorized(client.get(sandbox.url(WREN)), "Missing authentication");
        assertUnauthorized(get(WREN, "no-token"), "Invalid token");
        String token = token("");
        assertUnauthorized(get(WREN, token.substring(0, token.length() - 3) + "AAA"), "Invalid token");
    }

    @Test
    void expiredTokenIsRefused() {
        String token = token("");
        CLOCK.advance(Duration.ofDays(1));

        assertUnauthorized(get(WREN, token), "Expired token received for JSON Web Token validation");
    }

    @Test
    void tokenWithoutTheScopeIsRefused() {
        Page page = get(WREN, token("update:users_app_metadata"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.json())
                .isEqualTo(new JsonObject()
                        .put("statusCode", 403)
                        .put("error", "Forbidden")
                        .put("message", "Insufficient scope, expected any of: read:users")
                        .put("errorCode", "insufficient_scope"));
    }

    @Test
    void failureMadeToOrderComesOnce() {
        sandbox.tenant().managementFaults().next(1, 503);

        assertThat(get(WREN).status()).isEqualTo(503);
        assertThat(get(WREN).status()).isEqualTo(200);
    }

    @Test
    void faultsAreSwitchedOnOverHttp() {
        client.post(sandbox.url("/management/faults"), Map.of("fault", "429", "times", "2"));

        assertThat(get(WREN).json().getString("errorCode")).isEqualTo("too_many_requests");

        client.post(sandbox.url("/management/faults"), Map.of("fault", "none"));
        assertThat(get(WREN).status()).isEqualTo(200);
    }

    @Test
    void tooManyCallsInASecondAreRefused(@TempDir Path other) {
        try (RunningSandbox limited = RunningSandbox.withManagementLimit(other, CLOCK, 2)) {
            assertThat(client.get(limited.url(WREN)).header("x-ratelimit-remaining"))
                    .isEqualTo("1");
            client.get(limited.url(WREN));

            Page refused = client.get(limited.url(WREN));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().getString("errorCode")).isEqualTo("too_many_requests");
            assertThat(refused.header("x-ratelimit-limit")).isEqualTo("2");
            assertThat(refused.header("x-ratelimit-reset"))
                    .isEqualTo(String.valueOf(CLOCK.instant().getEpochSecond() + 1));

            CLOCK.advance(Duration.ofSeconds(1));
            assertThat(client.get(limited.url(WREN)).status()).isEqualTo(401);
        }
    }

    private Page get(String path) {
        return get(path, token(""));
    }

    private Page get(String path, String token) {
        return client.get(sandbox.url(path), "Authorization", "Bearer " + token);
    }

    private Page patch(String path, String body) {
        return client.json("PATCH", sandbox.url(path), body, "Authorization", "Bearer " + token(""));
    }

    private String token(String scope) {
        return client.post(
                        sandbox.url("/oauth/token"),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                RunningSandbox.MANAGEMENT_ID,
                                "client_secret",
                                RunningSandbox.MANAGEMENT_SECRET,
                                "audience",
                                "https://" + sandbox.host() + "/api/v2/",
                                "scope",
                                scope))
                .json()
                .getString("access_token");
    }

    private static void assertUnauthorized(Page page, String message) {
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.json().getString("message")).isEqualTo(message);
    }
}
