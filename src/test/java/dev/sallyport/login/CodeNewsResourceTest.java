package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.phone.Message;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a page hears what became of the code, from end to end with the sandbox's Verify.
@QuarkusTest
@TestProfile(VerifiedPhones.class)
class CodeNewsResourceTest {
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

    @BeforeEach
    void begin() {
        slate.wipe();
        authenticators
                .activateFirst(
                        new Person(tenant.issuer(), WREN),
                        new Authenticator("wrens", FactorKind.VERIFY, new Handle(NUMBER), null, Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    @Test
    void streamEndsWhenThereIsNews_andSaysNoMoreThanThat() {
        sandbox.inbox().lose(NUMBER, Set.of(Message.Kind.TEXT));
        String path = arrives();
        Response page = wren.opens(path);
        assertThat(page.asString()).contains("events?seen=1-on_its_way", "We sent a code by text message to");
        assertThat(page.header(ContentSecurityPolicy.HEADER)).contains("connect-src 'self'");

        Response stream = wren.opens(path + "/events?seen=1-on_its_way");

        assertThat(stream.contentType()).startsWith("text/event-stream");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        assertThat(stream.asString().strip()).isEqualTo("data:news");
        assertThat(wren.opens(path + "/news?seen=1-on_its_way").asString()).isEqualTo("news");
        Response told = wren.opens(path);
        assertThat(told.asString())
                .contains("Our text message could not be delivered to", "•••• 42", "id=\"instead-button\"")
                .doesNotContain("5550142");
        assertThat(told.header(ContentSecurityPolicy.HEADER)).doesNotContain("connect-src");
        assertThat(wren.opens(path + "/news?seen=1-lost").asString()).isEqualTo("over");
    }

    @Test
    void pageThatShowsSomethingOldHearsSoAtOnce() {
        String path = arrives();

        assertThat(wren.opens(path + "/news?seen=%3Cscript%3E").asString()).isEqualTo("news");
        assertThat(wren.opens(path + "/events").asString().strip()).isEqualTo("data:news");
    }

    private String arrives() {
        Response opened = wren.opensLogin(
                RequestToken.of(tenant.issuer(), Instant.now())
                        .with("sub", WREN)
                        .with("enrolled", true)
                        .with("rev", 1)
                        .signed(),
                "a-state");
        wren.follows(opened);
        return Visitor.pathOf(opened);
    }
}
