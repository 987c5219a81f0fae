package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static dev.sallyport.login.ScriptedPhone.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Ticket;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.web.ContentSecurityPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a login leaves with: the answer of a proof, or that of a refusal.
class HandOffTest {
    @RegisterExtension
    private final FreshSqliteStore store = new FreshSqliteStore();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @BeforeEach
    void build() {
        gate = new Gate(store);
    }

    @Test
    void answerSaysWhatWasProven() {
        Browser ada = proven(1);

        JsonNode answer = ada.answer();

        assertThat(answer.path("factor").asText()).isEqualTo("authy");
        assertThat(answer.path("class").asText()).isEqualTo("otp");
        assertThat(answer.path("acr").asText())
                .isEqualTo("http://schemas.openid.net/pape/policies/2007/06/multi-factor");
        assertThat(answer.path("amr").toString()).isEqualTo("[\"otp\",\"mfa\"]");
        assertThat(answer.path("auth_time").asLong()).isEqualTo(ALogin.NOW.getEpochSecond());
        assertThat(answer.path("state").asText()).isEqualTo("a/state+");
        assertThat(answer.has("pointer")).isFalse();
    }

    @Test
    void handOffPageLeadsToTheTenantThatAsked() {
        Browser ada = proven(1);

        HandOffPage page = ada.sees(HandOffPage.class);

        assertThat(page.continueUrl()).isEqualTo("https://acme.eu.auth0.com/continue?state=a%2Fstate%2B");
        assertThat(page.state()).isEqualTo("a/state+");
        assertThat(page.clientName()).isEqualTo("Paper Kite");
        assertThat(ada.looksAtAPage().policy()).isEqualTo(ContentSecurityPolicy.handOff());
    }

    @Test
    void pointerTravelsWhereAuth0HasAnOlderOne() {
        JsonNode pointer = proven(0).answer().path("pointer");

        assertThat(pointer.path("rev").asLong()).isEqualTo(1);
        assertThat(pointer.path("factors").toString()).isEqualTo("[\"authy\"]");
    }

    @Test
    void proofFromBeforeAResetIsNotHandedOff() {
        Browser ada = proven(1);
        gate.clock.advance(Duration.ofSeconds(5));
        soon(gate.get(AuthenticatorStore.class)
                .reset(
                        Gate.ADA,
                        new Ticket(
                                "a-ticket",
                                "lost",
                                gate.clock.instant(),
                                gate.clock.instant().plus(Duration.ofHours(1)))));

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("reset-meanwhile");
        assertThat(gate.audit().told()).endsWith("authn_login_fail:reset-meanwhile");
    }

    @Test
    void proofOfSomebodyWhomTheStoreLostIsNotHandedOff() {
        Browser ada = proven(1);
        gate.rows("DELETE FROM people");

        assertThat(ada.sees(RefusalPage.class).code()).isEqualTo("enrolment-unknown");
    }

    @Test
    void whoeverGivesUpIsLedBackAtOnceWithARefusal() {
        Browser ada = gate.proving();
        assertThat(ada.cancels().getStatus()).isEqualTo(303);

        RefusalPage page = ada.sees(RefusalPage.class);

        assertThat(page.code()).isEqualTo("cancelled");
        assertThat(page.clientName()).isEqualTo("Paper Kite");
        assertThat(page.reference()).isNotBlank();
        assertThat(page.answer().atOnce()).isTrue();
        assertThat(page.answer().continueUrl()).isEqualTo("https://acme.eu.auth0.com/continue?state=a%2Fstate%2B");
        assertThat(page.answer().state()).isEqualTo("a/state+");
        JsonNode answer = Browser.claims(page.answer().sessionToken());
        assertThat(answer.path("purpose").asText()).isEqualTo("second-factor-refused");
        assertThat(answer.path("reason").asText()).isEqualTo("cancelled");
        assertThat(ada.looksAtAPage().policy()).isEqualTo(ContentSecurityPolicy.handOff());
        assertThat(gate.audit().told()).endsWith("authn_token_created", "authn_login_fail:cancelled");
    }

    @Test
    void proofCannotBeCancelled() {
        Browser ada = proven(1);

        ada.cancels();

        assertThat(ada.looksAtAPage().template()).isInstanceOf(HandOffPage.class);
    }

    @Test
    void whoeverIsNotOverMayReadTheirRefusalFirst() {
        Browser ada = gate.proving();
        gate.clock.advance(Duration.ofMinutes(10));

        assertThat(ada.sees(RefusalPage.class).answer().atOnce()).isFalse();
    }

    @Test
    void everyRefusalSaysWhatHappenedAndWhatToDo() {
        Set<String> explanations = new HashSet<>();
        for (Refusal reason : Refusal.values()) {
            RefusalText text = RefusalText.of(reason);
            assertThat(text.heading()).isNotBlank();
            explanations.add(text.explanation());
        }

        // A lost store and an old one are told alike.
        assertThat(explanations).hasSize(Refusal.values().length - 1);
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code).distinct())
                .hasSameSizeAs(Refusal.values());
    }

    @ParameterizedTest
    @CsvSource({
        "0, a minute.",
        "1, a minute.",
        "60, a minute.",
        "61, 2 minutes.",
        "120, 2 minutes.",
        "3600, 60 minutes."
    })
    void waitIsToldInWholeMinutes(int seconds, String told) {
        assertThat(RefusalText.lockedFor(Duration.ofSeconds(seconds)).explanation())
                .contains("for " + told);
    }

    private Browser proven(long rev) {
        gate.enrol();
        Browser ada = gate.browser().opening(gate.aToken().with("rev", rev));
        ada.looks();
        ada.types(RIGHT);
        return ada;
    }
}
