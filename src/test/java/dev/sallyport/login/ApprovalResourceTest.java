package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import dev.sallyport.web.ContentSecurityPolicy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a page hears of the answer on the phone, from end to end with the sandbox's Authy. Covers C4.41.
@QuarkusTest
@TestProfile(AllFactors.class)
class ApprovalResourceTest {
    private static final String NUMBER = "+14155550142";
    private static final String WREN = "auth0|wren";

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Tenant tenant;

    @Inject
    CleanSlate slate;

    private final Visitor wren = new Visitor();
    private String path = "";

    @BeforeEach
    void askThePhone() {
        slate.wipe();
        long id = sandbox.authy().register("wren@example.com", 1, "4155550142");
        sandbox.authy().install(NUMBER);
        Authenticator phone =
                new Authenticator("wrens", FactorKind.AUTHY, new Handle(Long.toString(id)), null, Instant.now());
        authenticators
                .activateFirst(new Person(tenant.issuer(), WREN), phone)
                .await()
                .atMost(Duration.ofSeconds(5));
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", WREN)
                .with("enrolled", true)
                .with("rev", 1)
                .signed();
        Response opened = wren.opensLogin(token, "a-state");
        path = Visitor.pathOf(opened);
        assertThat(wren.follows(opened).asString()).contains("Ask my phone instead");
        wren.follows(wren.sends(path + "/push", Map.of()));
    }

    @Test
    void streamEndsWhenThePhoneHasAnswered_andSaysNoMoreThanThat() {
        assertThat(wren.opens(path + "/news").asString()).isEqualTo("waiting");
        answer(PushAnswer.APPROVE);

        Response stream = wren.opens(path + "/events");

        assertThat(stream.contentType()).startsWith("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        assertThat(stream.asString().strip()).isEqualTo("data:over");
        assertThat(wren.opens(path + "/news").asString()).isEqualTo("over");
        assertThat(wren.opens(path).asString()).contains("Your phone has answered");
        wren.follows(wren.sends(path + "/approval", Map.of())).then().statusCode(200);
        assertThat(wren.opens(path).asString()).contains("session_token");
    }

    @Test
    void strangerHearsNothing() {
        Visitor stranger = new Visitor();
        answer(PushAnswer.APPROVE);

        for (String route : new String[] {"/events", "/news"}) {
            Response answer = stranger.opens(path + route);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.asString()).contains("cookie-missing").doesNotContain("data:over", "waiting");
        }
        assertThat(stranger.opens("/login/" + UUID.randomUUID() + "/events").statusCode())
                .isEqualTo(410);
    }

    @Test
    void waitingPageMayAskUs_andNobodyElse() {
        assertThat(wren.opens(path).header(ContentSecurityPolicy.HEADER))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'");
    }

    @Test
    void ownerWhoSaysNotMeEndsTheLoginWithoutItsBrowser() {
        answer(PushAnswer.NOT_ME);

        Response stream = wren.opens(path + "/events");

        assertThat(stream.asString().strip()).isEqualTo("data:over");
        assertThat(wren.opens(path).asString()).contains("reported-not-me");
    }

    private void answer(PushAnswer answer) {
        sandbox.authy().answer(sandbox.authy().requests(NUMBER).getFirst().id(), answer);
    }
}
