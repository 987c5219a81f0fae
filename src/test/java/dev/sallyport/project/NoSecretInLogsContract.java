package dev.sallyport.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.AuditTrail;
import dev.sallyport.audit.Verification;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.LogLines;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/// Drives every flow that there is while everything is logged that anybody would ever log, and looks for what was
/// secret in it; in the audit and in the metrics too. On both engines, whose drivers log what they like. Covers C2.23,
/// C9.68, C10.71 and C10.73.
///
/// The sandbox, which stands for Auth0, Authy and a phone in this same process, is held to the rule as well: what
/// Vert.x and Netty log for it cannot be told from what they log for us.
abstract class NoSecretInLogsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// A token or a header with credentials, whichever it is: some of them no browser ever sees.
    private static final Pattern CREDENTIAL =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}|(?i:basic|bearer) [A-Za-z0-9+/._~-]{12,}");

    /// Everything is logged, and nobody has to wait.
    public static class EverythingIsLogged implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.min-level", "TRACE",
                    "quarkus.log.level", "TRACE",
                    "quarkus.log.console.level", "WARN",
                    "sallyport.factors", "totp,verify-totp,verify-push,authy,recovery",
                    // Six digits stand in a long log by chance.
                    "sallyport.totp.digits", "8",
                    "sallyport.attempts.free-failures", "5",
                    "sallyport.login.resend-after", "0s",
                    "sallyport.authy.timeout", "1s");
        }
    }

    @TestHTTPResource(value = "/metrics", management = true)
    String metrics = "";

    @Inject
    EveryFlow flows;

    @Inject
    Database database;

    @Inject
    AuditTrail trail;

    @Inject
    Config config;

    @Test
    void noFlowLeavesASecretBehind() {
        try (LogLines log = LogLines.of("")) {
            Set<String> secrets = new TreeSet<>(flows.walk());
            secrets.addAll(settings());

            assertThat(secrets).hasSizeGreaterThan(100);
            assertThat(log.lines()).as("it is really everything").hasSizeGreaterThan(1_000);
            assertThat(told(List.of("a.category code=" + EveryFlow.WRONG_CODES.getFirst() + ","), secrets))
                    .as("what is there is found")
                    .hasSize(1);
            assertThat(told(log.lines(), secrets)).isEmpty();
            assertThat(told(auditLines(), secrets)).isEmpty();
            assertThat(told(metricsLines(), secrets)).isEmpty();
            assertThat(trail.verify().await().atMost(PATIENCE)).isInstanceOf(Verification.Whole.class);
        }
    }

    private List<String> settings() {
        return Stream.of(
                        "sallyport.tenant.request-secrets",
                        "sallyport.tenant.answer-secret",
                        "sallyport.account.client-secret",
                        "sallyport.management.client-secret",
                        "sallyport.authy.api-key",
                        "sallyport.verify.api-secret",
                        "sallyport.verify.auth-token",
                        "sallyport.store.keys")
                .map(key -> config.getValue(key, String.class).replaceFirst("^sandbox:", ""))
                .toList();
    }

    private List<String> auditLines() {
        List<Row> rows = database.run(Statement.of("SELECT line FROM audit ORDER BY seq DESC LIMIT 1000"))
                .await()
                .atMost(PATIENCE);
        assertThat(rows).as("the flows are in the audit").hasSizeGreaterThan(60);
        return rows.stream().map(row -> row.text("line")).toList();
    }

    private List<String> metricsLines() {
        List<String> lines =
                given().accept(ContentType.TEXT).get(metrics).asString().lines().toList();
        assertThat(lines).as("the flows were counted").anyMatch(line -> line.startsWith("sallyport_codes_sent_total"));
        assertThat(lines).noneMatch(line -> line.contains("auth0|"));
        return lines;
    }

    /// The lines that have a secret in them, with the category first.
    private static List<String> told(List<String> lines, Set<String> secrets) {
        Needles sought = new Needles(secrets.stream()
                .flatMap(secret -> Stream.of(secret, encoded(secret)))
                .toList());
        return lines.stream()
                .filter(line -> CREDENTIAL.matcher(line).find() || sought.standIn(line))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
