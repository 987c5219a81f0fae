package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.sandbox.fault.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is recorded of codes: those that were sent or not, and those that were wrong, up to the last. Covers C10.71.
@QuarkusTest
@TestProfile(StrictLimits.class)
class CodeAuditResourceTest extends AuditedLogins {
    @BeforeEach
    void arriveAtTheCodePage() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        audit.forget();
    }

    @Test
    void everyWrongCodeIsTold_andTheLastOfTheCodeAndOfTheLogin() {
        for (int code = 0; code < 2; code++) {
            types("0000000");
            types("0000000");
            asksForAnother();
        }
        types("0000000");
        looks().then().body(containsString("too-many-tries"));

        assertThat(audit.told())
                .containsExactly(
                        "authn_login_fail:wrong-code",
                        "authn_login_fail:wrong-code",
                        "authn_login_fail_max:code-used-up",
                        "authn_token_created",
                        "authn_login_fail:wrong-code",
                        "authn_login_fail:wrong-code",
                        "authn_login_fail_max:code-used-up",
                        "authn_token_created",
                        "authn_login_fail:wrong-code",
                        "authn_login_lock:locked-out",
                        "authn_login_fail_max:too-many-tries");
        assertThat(details("authn_login_fail")).containsExactly("1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5");
        assertThat(details("authn_login_lock")).singleElement().asString().startsWith("until 20");
    }

    @Test
    void fiftyGuessesAtOnceAreToldAsTheTriesThatTheyWere() {
        IntStream.range(0, 50).parallel().forEach(i -> types(String.format("%07d", i)));

        assertThat(audit.told())
                .containsExactlyInAnyOrder(
                        "authn_login_fail:wrong-code",
                        "authn_login_fail:wrong-code",
                        "authn_login_fail_max:code-used-up");
    }

    @Test
    void disabledFactorIsToldWhenItHappens_andWhenItTurnsALoginAway() {
        run("INSERT INTO attempts (iss, sub, factor, failures, locked_until) VALUES ('" + tenant.issuer() + "', '"
                + WREN + "', 'authy', 9, 0)");
        types("0000000");
        looks();
        looks();

        assertThat(audit.told())
                .containsExactly(
                        "authn_login_fail:wrong-code",
                        "authn_login_lock:authenticator-disabled",
                        "authn_login_fail:authenticator-disabled");
        audit.forget();
        arrives(aTokenOfAnEnrolledPerson());
        types(newestCode());
        looks();
        assertThat(audit.told()).containsExactly("session_created", "authn_login_fail:authenticator-disabled");
    }

    // C2.20
    @Test
    void codeThatLetInBeforeIsToldAsUsedAgain() {
        String code = newestCode();
        String unused = sandbox.authy().save();
        types(code);
        String first = path;
        sandbox.authy().restore(unused);
        arrives(aTokenOfAnEnrolledPerson());
        assertThat(path).isNotEqualTo(first);
        audit.forget();

        types(code);

        assertThat(audit.told()).containsExactly("authn_token_reuse:code-used-before");
        assertThat(audit.since().toString()).doesNotContain(code);
    }

    @Test
    void budgetThatIsExhaustedIsToldOnce() {
        for (int i = 0; i < 5; i++) {
            asksForAnother();
            looks();
        }

        assertThat(audit.told())
                .containsExactly("authn_token_created", "authn_token_created", "excess_rate_limit_exceeded:send-limit");
        assertThat(details("excess_rate_limit_exceeded")).containsExactly("person");
    }

    @Test
    void codesThatTheAppShowsAreNotSent() {
        sandbox.authy().install("+1" + NATIONAL);
        arrives(aTokenOfAnEnrolledPerson());

        assertThat(audit.told()).containsExactly("session_created");
    }

    @Test
    void providerThatDoesNotAnswerIsTold() {
        sandbox.authy().faults().next(1, new Fault.Html());
        asksForAnother();
        sandbox.authy().faults().next(1, new Fault.Html());
        types(newestCode());
        sandbox.authy().faults().clear();

        assertThat(audit.told())
                .containsExactly("authn_token_created:provider-unavailable", "authn_login_fail:provider-unavailable");
        assertThat(audit.since())
                .allSatisfy(event -> assertThat(event.path("result").asText()).isEqualTo("failure"));
    }

    @Test
    void phoneThatCannotBeRegisteredIsToldOnce_andTooManyOfThemAre() {
        slate.wipe();
        arrives(aToken());
        audit.forget();
        sandbox.authy().faults().next(2, new Fault.Html());
        enters(NATIONAL);
        enters(NATIONAL);
        sandbox.authy().faults().clear();
        for (int i = 0; i < 3; i++) {
            enters("415555016" + i);
            visitor.sends(path + "/change-number", Map.of());
        }
        enters(NATIONAL);
        enters(NATIONAL);

        assertThat(audit.told())
                .startsWith("user_updated:provider-unavailable", "authn_token_created")
                .endsWith("excess_rate_limit_exceeded:too-many-numbers")
                .containsOnlyOnce("user_updated:provider-unavailable")
                .containsOnlyOnce("excess_rate_limit_exceeded:too-many-numbers");
    }

    private List<String> details(String event) {
        return audit.since().stream()
                .filter(line -> line.path("event").asText().equals(event))
                .map((JsonNode line) -> line.path("detail").asText())
                .toList();
    }
}
