package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The line of an event: its fields, and that no text can break out of it. Covers C10.71 and C10.72.
class AuditLineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.0419Z");
    private static final Person ADA = new Person("acme.eu.auth0.com", "auth0|65f0c0ffee");

    @Test
    void everyFieldHasItsName() {
        String line = AuditLine.of(
                AuditEvent.of(AuditName.LOGIN_FAIL, ADA)
                        .with(FactorKind.AUTHY)
                        .because("wrong-code")
                        .from("203.0.113.7")
                        .in("a-login")
                        .towards("paper-kite")
                        .saying("2 of 5"),
                NOW);

        assertThat(line).isEqualTo("""
                {"time":"2026-11-24T10:00:00.041Z","event":"authn_login_fail","result":"failure",\
                "tenant":"acme.eu.auth0.com","user":"8c5d82d33e468946","factor":"authy","reason":"wrong-code",\
                "ip":"203.0.113.7","login":"a-login","client":"paper-kite","detail":"2 of 5"}""");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(AuditLine.of(AuditEvent.of(AuditName.STARTUP), NOW))
                .isEqualTo("{\"time\":\"2026-11-24T10:00:00.041Z\",\"event\":\"sys_startup\",\"result\":\"success\"}");
    }

    @Test
    void failedActHasTheResultOfAFailure() {
        assertThat(AuditLine.of(AuditEvent.of(AuditName.ADMIN, ADA).failed(), NOW))
                .contains("\"event\":\"authz_admin\",\"result\":\"failure\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n{\"event\":\"authn_login_success\"}",
                "\",\"result\":\"success",
                "\\",
                "\u001b[2J\u001b[31mred",
                "\u009b31m",
                "\u0000\u0008\u007f",
                "\u0085next\u2028line\u2029paragraph",
                "\u202egnp.exe\u2066\u200f\ufeff",
                "Zoë 日本 😀",
            })
    void textThatWouldBreakOutIsEscapedAndNothingElse(String text) throws JsonProcessingException {
        String line =
                AuditLine.of(AuditEvent.of(AuditName.ADMIN, ADA).saying(text).in(text), NOW);

        assertThat(line).matches("[ -~]+");
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("detail").asText()).isEqualTo(text);
        assertThat(read.path("login").asText()).isEqualTo(text);
        assertThat(read.path("result").asText()).isEqualTo("success");
        assertThat(read.size()).isEqualTo(7);
    }

    @Test
    void halfACharacterBecomesAQuestionMark() {
        String half = "😀".substring(0, 1);

        assertThat(AuditLine.of(AuditEvent.of(AuditName.ADMIN).saying("a" + half + "b"), NOW))
                .contains("\"detail\":\"a?b\"");
    }

    @Test
    void longTextIsCutBetweenCharacters() throws JsonProcessingException {
        String line = AuditLine.of(AuditEvent.of(AuditName.ADMIN).saying("😀".repeat(2_000)), NOW);

        assertThat(new ObjectMapper().readTree(line).path("detail").asText()).isEqualTo("😀".repeat(512) + "…");
    }

    @Test
    void eventDoesNotPrintWhomItIsAboutNorWhatWasSaid() {
        assertThat(AuditEvent.of(AuditName.ADMIN, ADA).saying("lost her phone"))
                .hasToString("AuditEvent[authz_admin, success]");
    }
}
