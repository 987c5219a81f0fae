package dev.sallyport.sandbox.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.sandbox.verify.VerifyServer.Answer;
import dev.sallyport.testsupport.VerifyDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the sandbox's Verify keeps of people: keys of apps.
class EntitiesTest {
    private static final String FACTORS = "Entities/ff483d1ff591898a9942916050d2ca3f/Factors";
    private static final String CHALLENGES = "Entities/ff483d1ff591898a9942916050d2ca3f/Challenges";
    private static final String TOTP = "FriendlyName=Acme&FactorType=totp";

    private final VerifyDocument document = VerifyDocument.kept();
    private final VerifyServer server = new VerifyServer();
    private final AuthenticatorApp app =
            new AuthenticatorApp(Clock.fixed(VerifyServer.NOW, ZoneOffset.UTC), new SandboxTemplates());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersAreThoseThatTwilioDocuments() throws Exception {
        Answer made = server.post(FACTORS, TOTP);
        String sid = scanned(made);

        Answer shown = server.get(FACTORS + "/" + sid);
        Answer verified = server.post(FACTORS + "/" + sid, "AuthPayload=" + code());
        Answer challenged = server.post(CHALLENGES, "FactorSid=" + sid + "&AuthPayload=" + code());

        assertThat(made.status()).isEqualTo(201);
        assertThat(document.faults("new_factor", made.body())).isEmpty();
        assertThat(document.faults("factor", shown.body())).isEmpty();
        assertThat(document.faults("factor", verified.body())).isEmpty();
        assertThat(verified.status()).isEqualTo(200);
        assertThat(document.faults("challenge", challenged.body())).isEmpty();
        assertThat(challenged.status()).isEqualTo(201);
    }

    @Test
    void factorIsVerifiedByItsCode_andOnlyThenCanBeChallenged() throws Exception {
        String sid = scanned(server.post(FACTORS, TOTP));
        assertRefused(server.post(CHALLENGES, "FactorSid=" + sid + "&AuthPayload=" + code()), 403, 60318);

        assertThat(status(server.post(FACTORS + "/" + sid, "AuthPayload=" + wrong())))
                .isEqualTo("unverified");
        assertThat(status(server.post(FACTORS + "/" + sid, "AuthPayload=" + code())))
                .isEqualTo("verified");

        assertThat(status(challenge(sid, wrong()))).isEqualTo("pending");
        assertThat(status(challenge(sid, code()))).isEqualTo("approved");
    }

    // As far as is known: so Sallyport must not take it for a verdict on a code.
    @Test
    void factorThatIsVerifiedStaysSo_whateverTheCode() throws Exception {
        String sid = scanned(server.post(FACTORS, TOTP));
        server.post(FACTORS + "/" + sid, "AuthPayload=" + code());

        assertThat(status(server.post(FACTORS + "/" + sid, "AuthPayload=" + wrong())))
                .isEqualTo("verified");
    }

    @Test
    void fiveWrongCodesEndAFactorThatIsNotVerified() throws Exception {
        String sid = scanned(server.post(FACTORS, TOTP));
        for (int tries = 0; tries < 5; tries++) {
            assertThat(server.post(FACTORS + "/" + sid, "AuthPayload=" + wrong())
                            .status())
                    .isEqualTo(200);
        }

        assertRefused(server.post(FACTORS + "/" + sid, "AuthPayload=" + code()), 429, 60310);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&Config.Alg=sha256",
                "&Config.Alg=sha512&Config.CodeLength=8",
                "&Config.TimeStep=60&Config.Skew=0"
            })
    void codesAreAsTheyWereAskedFor(String shape) throws Exception {
        String sid = scanned(server.post(FACTORS, TOTP + shape));

        assertThat(status(server.post(FACTORS + "/" + sid, "AuthPayload=" + code())))
                .isEqualTo("verified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FactorType=totp",
                "FriendlyName=Acme",
                "FriendlyName=Acme&FactorType=push",
                TOTP + "&Config.TimeStep=15",
                TOTP + "&Config.TimeStep=61",
                TOTP + "&Config.Skew=3",
                TOTP + "&Config.CodeLength=9",
                TOTP + "&Config.Alg=md5"
            })
    void whatTwilioDoesNotTakeIsRefused(String form) throws Exception {
        assertRefused(server.post(FACTORS, form), 400, 60200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0%7Cwren", "short", "wren@example.com"})
    void identityIsLettersDigitsAndDashes(String identity) throws Exception {
        assertRefused(server.post("Entities/" + identity + "/Factors", TOTP), 400, 60200);
    }

    @Test
    void factorOfAnotherIdentityIsNotThere() throws Exception {
        String sid = scanned(server.post(FACTORS, TOTP));
        String another = "Entities/another-identity";

        assertRefused(server.get(another + "/Factors/" + sid), 404, 20404);
        assertRefused(server.post(another + "/Factors/" + sid, "AuthPayload=" + code()), 404, 20404);
        assertRefused(server.post(another + "/Challenges", "FactorSid=" + sid + "&AuthPayload=" + code()), 404, 20404);
    }

    @Test
    void factorsSurviveALiveReload() throws Exception {
        String verified = scanned(server.post(FACTORS, TOTP));
        server.post(FACTORS + "/" + verified, "AuthPayload=" + code());

        server.verify.restore(server.verify.save());

        assertThat(status(challenge(verified, code()))).isEqualTo("approved");
    }

    private String scanned(Answer made) {
        assertThat(app.scan(made.body().getJsonObject("binding").getString("uri")))
                .isTrue();
        return made.body().getString("sid");
    }

    private String code() {
        return app.newestCode().orElseThrow();
    }

    private String wrong() {
        return code().equals("000000") ? "111111" : "000000";
    }

    private Answer challenge(String sid, String code) throws IOException, InterruptedException {
        return server.post(CHALLENGES, "FactorSid=" + sid + "&AuthPayload=" + code);
    }

    private static String status(Answer answer) {
        return answer.body().getString("status");
    }

    private void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(document.faults("error", answer.body())).isEmpty();
        assertThat(answer.body().getInteger("code")).isEqualTo(code);
    }
}
