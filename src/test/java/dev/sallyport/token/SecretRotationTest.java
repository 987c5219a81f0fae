package dev.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.RunningSandbox;
import dev.sallyport.sandbox.Visitor;
import dev.sallyport.web.PublicUrl;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Changing the two secrets that the service shares with the Action, step by step as docs/operations.md tells it, with
/// the Action that ships. A login that is under way during a step loses nothing by it. Covers C1.5.
class SecretRotationTest {
    private static final String OLD_REQUEST = RunningSandbox.REQUEST_SECRET;
    private static final String NEW_REQUEST = "next-request-secret-of-at-least-32-bytes";
    private static final String OLD_ANSWER = RunningSandbox.ANSWER_SECRET;
    private static final String NEW_ANSWER = "next-answer-secret-of-at-least-32-bytes!";

    private static final String SERVICE = "https://mfa.acme.example";

    @RegisterExtension
    private static final RunningSandbox sandbox = RunningSandbox.of(Clock.systemUTC());

    private Tenant service = serviceWith(List.of(OLD_REQUEST), OLD_ANSWER);

    @BeforeEach
    void start() {
        sandbox.tenant().users().reset();
        actionWith(Map.of());
    }

    @Test
    void secretOfRequestsIsChangedWithoutLosingALogin() {
        UnderWay login = underWay();

        service = serviceWith(List.of(NEW_REQUEST, OLD_REQUEST), OLD_ANSWER);
        assertLetsIn(login);

        login = underWay();
        actionWith(Map.of("SALLYPORT_REQUEST_SECRET", NEW_REQUEST));
        assertLetsIn(login);

        login = underWay();
        service = serviceWith(List.of(NEW_REQUEST), OLD_ANSWER);
        assertLetsIn(login);
    }

    @Test
    void oldSecretOfRequestsIsWorthNothingAfterwards() {
        UnderWay signedByTheOldOne = underWay();

        service = serviceWith(List.of(NEW_REQUEST), OLD_ANSWER);

        assertThat(read(signedByTheOldOne)).isEqualTo(new Reading.Unbelievable(Reading.Flaw.WRONG_SIGNATURE));
    }

    @Test
    void secretOfAnswersIsChangedWithoutLosingALogin() {
        Answered login = answered(underWay());

        actionWith(Map.of("SALLYPORT_ANSWER_SECRET", NEW_ANSWER, "SALLYPORT_ANSWER_SECRET_PREVIOUS", OLD_ANSWER));
        assertLetsIn(login);
        assertLetsIn(underWay());

        login = answered(underWay());
        service = serviceWith(List.of(OLD_REQUEST), NEW_ANSWER);
        assertLetsIn(login);

        login = answered(underWay());
        actionWith(Map.of("SALLYPORT_ANSWER_SECRET", NEW_ANSWER));
        assertLetsIn(login);
    }

    @Test
    void oldSecretOfAnswersIsWorthNothingAfterwards() {
        Answered signedByTheOldOne = answered(underWay());

        actionWith(Map.of("SALLYPORT_ANSWER_SECRET", NEW_ANSWER));

        Page back = signedByTheOldOne.handIn();
        assertThat(back.parameter("error")).hasValue("access_denied");
        assertThat(back.parameter("code")).isEmpty();
    }

    private static void assertLetsIn(UnderWay login, Answered answered) {
        Page back = answered.handIn();
        JsonObject tokens = login.visitor().exchange(back).json();
        assertThat(tokens.getString("id_token")).isNotNull();
    }

    private void assertLetsIn(UnderWay login) {
        assertLetsIn(login, answered(login));
    }

    private static void assertLetsIn(Answered answered) {
        assertLetsIn(answered.login(), answered);
    }

    /// A login of somebody else each time, at the point where Auth0 sends it to the service.
    private static UnderWay underWay() {
        Visitor visitor = new Visitor(sandbox);
        return new UnderWay(visitor, visitor.logIn("wren"));
    }

    private Answered answered(UnderWay login) {
        assertThat(read(login)).isInstanceOf(Reading.Fresh.class);
        LoginRequest request = ((Reading.Fresh) read(login)).request();
        String answer = new AnswerMinter(service, new PublicUrl(Optional.of(SERVICE)), Clock.systemUTC())
                .mint(request, login.state(), proven());
        return new Answered(login, answer);
    }

    private Reading read(UnderWay login) {
        return new RequestReader(service, Clock.systemUTC())
                .read(login.away().parameter("session_token").orElseThrow());
    }

    private static Answer proven() {
        return new Answer.Proven("authy", "otp", "", List.of("otp", "mfa"), Instant.now(Clock.systemUTC()), null);
    }

    private static Tenant serviceWith(List<String> requestSecrets, String answerSecret) {
        return new Tenant(
                new ExplicitTenantConfig(sandbox.host(), Set.of(sandbox.host()), requestSecrets, answerSecret));
    }

    /// The Action as it ships, with these secrets of its own instead of the sandbox's: as if an operator had just saved
    /// them.
    private static void actionWith(Map<String, String> secrets) {
        try {
            sandbox.action(Files.readString(Path.of("src/main/auth0/actions/sallyport/code.js"))
                    + """

                    for (const trigger of ['onExecutePostLogin', 'onContinuePostLogin']) {
                      const shipped = exports[trigger];
                      exports[trigger] = (event, api) =>
                        shipped({ ...event, secrets: { ...event.secrets, SALLYPORT_URL: '%s', ...%s } }, api);
                    }
                    """.formatted(SERVICE, new JsonObject(Map.copyOf(secrets)).encode()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record UnderWay(Visitor visitor, Page away) {
        String state() {
            return away.parameter("state").orElseThrow();
        }
    }

    private record Answered(UnderWay login, String token) {
        Page handIn() {
            return login.visitor()
                    .browser()
                    .post(sandbox.url("/continue"), Map.of("state", login.state(), "session_token", token));
        }
    }
}
