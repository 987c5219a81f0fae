package dev.sallyport.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaperKiteTest {
    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.of(Clock.systemUTC());

    private Visitor visitor;

    @BeforeEach
    void open() {
        sandbox.action("exports.onExecutePostLogin = async () => {};");
        visitor = new Visitor(sandbox);
    }

    @Test
    void loginShowsWhatTheTokenSays() {
        Page shown = logIn();

        assertThat(shown.body()).contains("Wren Abernathy", "auth0|wren", "Use the refresh token");
    }

    @Test
    void refreshTokenShowsTheSamePerson() {
        Matcher token =
                Pattern.compile("name=\"refresh_token\" value=\"([^\"]+)\"").matcher(logIn().body());
        assertThat(token.find()).isTrue();

        Page shown = visitor.browser().post(sandbox.url("/app/refresh"), Map.of("refresh_token", token.group(1)));

        assertThat(shown.body()).contains("auth0|wren");
    }

    @Test
    void deniedLoginShowsTheReasonEscaped() {
        sandbox.action("exports.onExecutePostLogin = async (event, api) => api.access.deny('<b>not today</b>');");

        assertThat(logIn().body())
                .contains("access_denied", "&lt;b&gt;not today&lt;/b&gt;")
                .doesNotContain("<b>", "auth0|wren");
    }

    @Test
    void silentLoginShowsThatNobodyIsLoggedIn() {
        Page away = visitor.browser().get(sandbox.url("/app/login?prompt=none"));
        Page back = visitor.browser().get(away.location());

        assertThat(visitor.browser().get(back.location()).body()).contains("login_required");
    }

    @Test
    void answerToNoLoginOfThisBrowserIsNotShown() {
        assertThat(visitor.browser()
                        .get(sandbox.url("/app/callback?code=c&state=s"))
                        .body())
                .contains("wrong_state");
    }

    @Test
    void passwordGrantIsShownToo() {
        Page shown = visitor.browser()
                .post(
                        sandbox.url("/app/password"),
                        Map.of("email", "wren@example.com", "password", "wren-opens-gate-1"));

        assertThat(shown.body()).contains("auth0|wren");
    }

    private Page logIn() {
        Page away = visitor.browser().get(sandbox.url("/app/login"));
        Page login = visitor.browser().get(away.location());
        return visitor.browser().get(visitor.password(login, "wren").location());
    }
}
