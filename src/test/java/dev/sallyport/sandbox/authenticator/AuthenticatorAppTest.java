package dev.sallyport.sandbox.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import dev.sallyport.sandbox.phone.GroupedDigits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticatorAppTest {
    private static final String LINK =
            "otpauth://totp/Acme:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme";

    private final RunningSandbox sandbox = RunningSandbox.of(Clock.fixed(Instant.ofEpochSecond(59), ZoneOffset.UTC));
    private final Visitor visitor = new Visitor(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void pastedLinkRuns() {
        assertThat(page().body()).contains("None yet.");

        Page answer = paste(LINK);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/authenticator");
        assertThat(page().body())
                .contains("Acme: ada@example.com", GroupedDigits.of("287082"), "1 s left")
                .doesNotContain("None yet.");
    }

    @Test
    void whatIsNoLinkIsSaidToBeNone_andEscaped() {
        Page answer = paste("<script>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("That is no link to a key", "value=\"&lt;script&gt;\"");
    }

    @Test
    void keysSurviveARestart() {
        paste(LINK);

        sandbox.restart();

        assertThat(page().body()).contains(GroupedDigits.of("287082"));
    }

    @Test
    void phoneAndFrontDoorLeadToIt() {
        assertThat(visitor.browser().get(sandbox.url("/")).body()).contains("href=\"/authenticator\"");
        assertThat(visitor.browser().get(sandbox.url("/phone")).body()).contains("href=\"/authenticator\"");
        assertThat(visitor.browser().get(sandbox.url("/authenticator.js")).header("Content-Type"))
                .startsWith("text/javascript");
    }

    private Page page() {
        return visitor.browser().get(sandbox.url("/authenticator"));
    }

    private Page paste(String link) {
        return visitor.browser().post(sandbox.url("/authenticator"), Map.of("link", link));
    }
}
