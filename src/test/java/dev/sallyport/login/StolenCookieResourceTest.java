package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The secret of a login changes with the proof (C1.11), and a double click does not suffer from it (C1.10).
@QuarkusTest
class StolenCookieResourceTest {
    private static final String THROUGH = "You are through";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    private final String national = "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
    private String path = "";
    private Shown page = new Shown(Map.of(), "", "");

    /// A page in a browser: its cookies, and what its form holds besides the code.
    private record Shown(Map<String, String> cookies, String formToken, String page) {}

    @BeforeEach
    void arriveAtTheCodePage() {
        String subject = "auth0|" + UUID.randomUUID();
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        Authenticator phone = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                null,
                Instant.now());
        authenticators
                .activateFirst(new Person(tenant.issuer(), subject), phone)
                .await()
                .atMost(Duration.ofSeconds(5));
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", subject)
                .with("enrolled", true)
                .with("rev", 1)
                .signed();
        Response opened = given().redirects()
                .follow(false)
                .queryParam("session_token", token)
                .queryParam("state", "a-state")
                .get("/login");
        path = opened.header("Location").replaceFirst("^https?://[^/]+", "");
        page = look(opened.cookies());
    }

    @Test
    void cookieFromBeforeTheProofDoesNotFetchTheAnswer() {
        Map<String, String> stolen = page.cookies();

        Map<String, String> mine = afterwards(page, types(page, rightCode()));

        get(stolen).then().statusCode(403).body(containsString("login-not-yours"));
        get(mine).then().statusCode(200).body(containsString(THROUGH));
    }

    @Test
    void cookieFromBeforeTheProofDoesNotFetchTheAnswer_evenWithTheRightCode() {
        Shown thiefs = look(page.cookies());
        String code = rightCode();
        types(page, code).then().statusCode(303);

        types(thiefs, code).then().statusCode(403).body(containsString("login-not-yours"));
        types(new Shown(page.cookies(), page.formToken(), ""), code).then().statusCode(403);
        get(page.cookies()).then().statusCode(403);
    }

    @Test
    void cookieFromBeforeTheProofDoesNotEndTheLogin() {
        Map<String, String> mine = afterwards(page, types(page, rightCode()));

        post(page, "/cancel", Map.of()).then().statusCode(403);

        get(mine).then().body(containsString(THROUGH));
    }

    @Test
    void wrongCodeChangesNothingAboutTheSecret() {
        Map<String, String> told = afterwards(page, types(page, "0000000"));

        get(page.cookies()).then().statusCode(200).body(containsString("That code did not work"));
        get(told).then().statusCode(200);
        types(look(told), rightCode()).then().statusCode(303);
    }

    // C10.78
    @Test
    void ofTwoCodesInOneFormTheFirstIsTaken() {
        Response answer = post(page, "/code", Map.of("code", List.of("0000000", rightCode()), "page", page.page()));

        get(afterwards(page, answer)).then().body(containsString("That code did not work"));
    }

    @Test
    void doubleClickWhoseFirstAnswerIsLostLeadsOn() {
        String code = rightCode();
        types(page, code).then().statusCode(303);

        Map<String, String> mine = afterwards(page, types(page, code));

        get(mine).then().statusCode(200).body(containsString(THROUGH));
    }

    @Test
    void formSentOnceMoreByTheBrowserThatHasHeardChangesNothing() {
        String code = rightCode();
        Map<String, String> mine = afterwards(page, types(page, code));

        Response again = types(new Shown(mine, page.formToken(), "another-page"), code);

        again.then().statusCode(303);
        get(afterwards(new Shown(mine, "", ""), again)).then().body(containsString(THROUGH));
    }

    @Test
    void fiftyRightCodesAtOnceEachLeadOn() throws Exception {
        String code = rightCode();
        try (ExecutorService clicks = Executors.newFixedThreadPool(50)) {
            List<Future<Response>> answers = IntStream.range(0, 50)
                    .mapToObj(_ -> clicks.submit(() -> types(page, code)))
                    .toList();

            List<Response> all = new ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            assertThat(all)
                    .allSatisfy(answer ->
                            get(afterwards(page, answer)).then().statusCode(200).body(containsString(THROUGH)));
        }
    }

    private Shown look(Map<String, String> cookies) {
        Response shown = get(cookies);
        Map<String, String> all = new HashMap<>(cookies);
        all.putAll(shown.cookies());
        return new Shown(all, hidden(shown, "csrf-token"), hidden(shown, "page"));
    }

    private static String hidden(Response shown, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(shown.asString());
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }

    private Response get(Map<String, String> cookies) {
        return given().redirects().follow(false).cookies(cookies).get(path);
    }

    private Response types(Shown on, String code) {
        return post(on, "/code", Map.of("code", code, "page", on.page()));
    }

    private Response post(Shown on, String action, Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .cookies(on.cookies())
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .formParam("csrf-token", on.formToken())
                .post(path + action);
    }

    private static Map<String, String> afterwards(Shown before, Response answer) {
        answer.then().statusCode(303);
        Map<String, String> cookies = new HashMap<>(before.cookies());
        cookies.putAll(answer.cookies());
        return cookies;
    }

    private String rightCode() {
        return sandbox.authy().newestCode("+1" + national).orElseThrow();
    }
}
