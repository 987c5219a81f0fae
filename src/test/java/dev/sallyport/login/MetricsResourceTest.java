package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is counted, and that nobody can be found in it. Covers C2.23 and C10.73 for metrics.
@QuarkusTest
class MetricsResourceTest {
    private static final Pattern ADDRESS = Pattern.compile("uri=\"([^\"]*)\"");
    private static final String STRANGERS_PATH = "/no-such-page-" + UUID.randomUUID();

    @TestHTTPResource(value = "/metrics", management = true)
    String metrics = "";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    private final Visitor visitor = new Visitor();
    private final String subject = "auth0|" + UUID.randomUUID();
    private final String national = "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
    private long authyId;
    private String path = "";

    @Test
    void loginIsCounted_andNeitherItNorItsPersonIsNamed() {
        enrol();
        String code = logIn();

        String text = given().accept(ContentType.TEXT).get(metrics).asString();

        assertThat(text)
                .containsPattern("sallyport_logins_opened_total\\{.*at=\"code\"")
                .containsPattern("sallyport_logins_proven_total\\{.*factor=\"authy\"")
                .containsPattern("sallyport_codes_sent_total\\{.*channel=\"automatic\".*outcome=\"sent\"")
                .containsPattern("sallyport_codes_checked_total\\{.*outcome=\"wrong\"")
                .containsPattern("sallyport_codes_checked_total\\{.*outcome=\"right\"")
                .containsPattern("sallyport_remote_calls_seconds_count\\{.*outcome=\"answered\".*service=\"Authy\"")
                .containsPattern("sallyport_store_statements_seconds_bucket\\{.*outcome=\"done\"")
                .containsPattern("sallyport_requests_refused_total\\{.*reason=\"login-unknown\"")
                .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/login/\\{id}/code\"")
                .doesNotContain(
                        path.substring("/login/".length()),
                        subject,
                        subject.substring("auth0|".length()),
                        national,
                        code,
                        Long.toString(authyId),
                        "203.0.113.77",
                        STRANGERS_PATH);
        assertThat(ADDRESS.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.matches("other|root|/account.*|/login(/\\{id}(/[a-z-]+)?)?"));
    }

    private String logIn() {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", subject)
                .with("ip", "203.0.113.77")
                .with("enrolled", true)
                .with("rev", 1)
                .signed();
        Response opened = visitor.opensLogin(token, "a-state");
        visitor.follows(opened);
        path = Visitor.pathOf(opened);
        String code = sandbox.authy().newestCode("+1" + national).orElseThrow();
        visitor.sends(path + "/code", Map.of("code", "0000000"));
        visitor.opens(path);
        // Refused before anyone knows which route it is.
        visitor.sends(path + "/code", Map.of("code", "1".repeat(20_000)));
        given().put(path);
        visitor.sends(path + "/code", Map.of("code", code));
        visitor.opens(path);
        visitor.opens(STRANGERS_PATH);
        visitor.opens("/login/nobody-has-this-one");
        return code;
    }

    private void enrol() {
        authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        authenticators
                .activateFirst(
                        new Person(tenant.issuer(), subject),
                        new Authenticator(
                                UUID.randomUUID().toString(),
                                FactorKind.AUTHY,
                                new Handle(Long.toString(authyId)),
                                null,
                                Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
