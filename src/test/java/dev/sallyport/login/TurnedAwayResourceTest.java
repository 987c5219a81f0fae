package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is recorded of those who are turned away at the edge. Covers C10.71.
@QuarkusTest
@TestProfile(StrictLimits.class)
class TurnedAwayResourceTest extends AuditedLogins {
    @Test
    void forgedTokenIsTold_andNobodyIsNamed() {
        visitor.opensLogin(aToken().signed(RequestToken.OTHER_SECRET), "a-state")
                .then()
                .statusCode(403);

        untilTold("input_validation_fail:token-forged");
        assertThat(audit.since().getFirst().has("user")).isFalse();
    }

    @Test
    void foreignTokenHostAndMissingStateAreTold() {
        visitor.opensLogin(aToken().with("iss", "evil.eu.auth0.com").signed(), "a-state");
        visitor.opensLogin(aToken().with("host", "evil.example").signed(), "a-state");
        visitor.opens("/login?session_token=" + aToken().signed());

        untilTold(
                "input_validation_fail:token-from-elsewhere",
                "input_validation_fail:host-not-allowed",
                "input_validation_fail:state-missing");
    }

    @Test
    void tokenThatAnotherBrowserBringsAgainIsTold_withoutTheAddressOfItsOwner() {
        String token = aToken().signed();
        visitor.opensLogin(token, "a-state");
        new Visitor().opensLogin(token, "a-state").then().statusCode(409);

        untilTold("session_created", "authn_token_reuse:token-used");
        assertThat(audit.since().getLast().has("user")).isTrue();
        assertThat(audit.since().getLast().has("login")).isTrue();
        assertThat(audit.since().getLast().has("ip")).isFalse();
    }

    @Test
    void otherStateIsTold() {
        String token = aToken().signed();
        visitor.opensLogin(token, "a-state");
        visitor.opensLogin(token, "another-state").then().statusCode(403);

        untilTold("session_created", "input_validation_fail:state-changed");
    }

    @Test
    void staleTokenIsTold() {
        String stale = RequestToken.of(tenant.issuer(), Instant.now().minusSeconds(600))
                .with("sub", WREN)
                .signed();
        visitor.opensLogin(stale, "a-state").then().statusCode(410);

        untilTold("session_use_after_expire:token-expired");
    }

    @Test
    void loginInAnotherBrowserIsTold() {
        arrives(aToken());
        new Visitor().opens(path).then().statusCode(403);
        given().redirects()
                .follow(false)
                .cookie("sallyport-" + path.substring("/login/".length()), "somebody-elses")
                .get(path)
                .then()
                .statusCode(403);

        untilTold("session_created", "sequence_fail:cookie-missing", "sequence_fail:login-not-yours");
    }

    @Test
    void bookmarkAndUnknownLoginAreNone() {
        visitor.opens("/login").then().statusCode(400);
        visitor.opens("/login/nobody-has-this-one").then().statusCode(410);
        visitor.opensLogin(aToken().signed(), "a-state").then().statusCode(303);

        untilTold("session_created");
    }

    /// Nobody waits for these events to be written.
    private void untilTold(String... events) {
        await().untilAsserted(() -> assertThat(audit.told()).containsExactly(events));
    }
}
