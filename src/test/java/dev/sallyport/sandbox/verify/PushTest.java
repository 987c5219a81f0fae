package dev.sallyport.sandbox.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import dev.sallyport.sandbox.verify.VerifyServer.Answer;
import dev.sallyport.testsupport.VerifyDocument;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sandbox's Verify and the tenant's app.
class PushTest {
    private static final String IDENTITY = "ff483d1ff591898a9942916050d2ca3f";
    private static final String ENTITY = "Entities/" + IDENTITY;
    private static final String TOKEN = "Identity=" + IDENTITY + "&FactorType=push&FactorFriendlyName=Acme&Ttl=300";
    private static final String QUESTION =
            "&Details.Message=Is+it+you%3F&Details.Fields=%7B%22label%22%3A%22Place%22%2C%22value%22%3A%22Vienna%22%7D";

    private final VerifyDocument document = VerifyDocument.kept();
    private final VerifyServer server = new VerifyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersAreThoseThatTwilioDocuments() throws Exception {
        Answer token = server.post("AccessTokens", TOKEN);
        assertRefused(server.get(ENTITY + "/Factors"), 404, 20404);
        String factor = added(token);
        Answer listed = server.get(ENTITY + "/Factors");
        Answer asked = server.post(ENTITY + "/Challenges", "FactorSid=" + factor + QUESTION);
        Answer looked = server.get(ENTITY + "/Challenges/" + asked.body().getString("sid"));

        assertThat(token.status()).isEqualTo(201);
        assertThat(document.faults("access_token", token.body())).isEmpty();
        assertThat(document.faults("ListFactorResponse", listed.body())).isEmpty();
        JsonObject only = listed.body().getJsonArray("factors").getJsonObject(0);
        assertThat(document.faults("factor", only)).isEmpty();
        assertThat(only.getString("status")).isEqualTo("verified");
        assertThat(document.faults("challenge", asked.body())).isEmpty();
        assertThat(document.faults("challenge", looked.body())).isEmpty();
        assertThat(looked.body().getString("status")).isEqualTo("pending");
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, approved", "DENY, denied", "NOT_ME, denied"})
    void firstAnswerStands(PushAnswer answer, String status) throws Exception {
        String challenge = asked(added(server.post("AccessTokens", TOKEN)));
        PushRequest shown = server.verify.requests().getFirst();
        assertThat(shown.message()).isEqualTo("Is it you?");
        assertThat(shown.details()).containsExactly(Map.entry("Place", "Vienna"));

        server.verify.answer(challenge, answer);
        server.verify.answer(challenge, PushAnswer.APPROVE);

        JsonObject looked = server.get(ENTITY + "/Challenges/" + challenge).body();
        assertThat(looked.getString("status")).isEqualTo(status);
        assertThat(looked.getJsonObject("metadata"))
                .isEqualTo(answer == PushAnswer.NOT_ME ? new JsonObject().put("not_me", "true") : null);
        assertThat(server.verify.requests()).isEmpty();
    }

    @Test
    void questionAndTokenComeToAnEnd() throws Exception {
        Answer token = server.post("AccessTokens", TOKEN);
        String challenge = asked(added(token));
        server.secondsLater(300);

        server.verify.answer(challenge, PushAnswer.APPROVE);

        assertThat(server.get(ENTITY + "/Challenges/" + challenge).body().getString("status"))
                .isEqualTo("expired");
        assertThat(server.verify.addApp(link(token))).isFalse();
    }

    @Test
    void everyCallIsSignedAsTwiliosOwnLibraryExpects() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<Map.Entry<String, Map<String, String>>> calls = new CopyOnWriteArrayList<>();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.setExpectMultipart(true).endHandler(_ -> {
                    Map<String, String> said = new HashMap<>();
                    request.formAttributes().forEach(one -> said.put(one.getKey(), one.getValue()));
                    calls.add(Map.entry(request.getHeader("X-Twilio-Signature"), said));
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        URI address = URI.create("http://127.0.0.1:" + port + "/callbacks/verify-push");
        server.verify.callBack(vertx, address);

        server.verify.answer(asked(added(server.post("AccessTokens", TOKEN))), PushAnswer.NOT_ME);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> calls.size() == 2);
        RequestValidator twilios = new RequestValidator(VerifyServer.ACCOUNT.authToken());
        assertThat(calls).allMatch(call -> twilios.validate(address.toString(), call.getValue(), call.getKey()));
        assertThat(calls)
                .extracting(call -> call.getValue().get("type"))
                .containsExactlyInAnyOrder("factor.verified", "challenge.denied");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Identity=auth0%7Cwren&FactorType=push",
                "Identity=" + IDENTITY + "&FactorType=totp",
                "Identity=" + IDENTITY + "&FactorType=push&Ttl=301",
                "Identity=" + IDENTITY + "&FactorType=push&Ttl=59"
            })
    void tokenThatTwilioDoesNotGiveIsRefused(String form) throws Exception {
        assertRefused(server.post("AccessTokens", form), 400, 60200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&Details.Message=x&ExpirationDate=2026-03-01T11:00:06Z",
                "&Details.Message=x&ExpirationDate=soon"
            })
    void questionThatTwilioDoesNotAskIsRefused(String more) throws Exception {
        String factor = added(server.post("AccessTokens", TOKEN));

        assertRefused(server.post(ENTITY + "/Challenges", "FactorSid=" + factor + more), 400, 60200);
    }

    @Test
    void questionToAnotherIdentityIsNotThere() throws Exception {
        String challenge = asked(added(server.post("AccessTokens", TOKEN)));

        assertRefused(server.get("Entities/another-identity/Challenges/" + challenge), 404, 20404);
    }

    @Test
    void appSurvivesALiveReload() throws Exception {
        String factor = added(server.post("AccessTokens", TOKEN));

        server.verify.restore(server.verify.save());

        assertThat(asked(factor)).startsWith("YC");
    }

    private static String link(Answer token) {
        return "https://app.example/add#token=" + token.body().getString("token") + "&identity=" + IDENTITY;
    }

    private String added(Answer token) throws IOException, InterruptedException {
        assertThat(server.verify.addApp(link(token))).isTrue();
        return server.get(ENTITY + "/Factors")
                .body()
                .getJsonArray("factors")
                .getJsonObject(0)
                .getString("sid");
    }

    private String asked(String factor) throws IOException, InterruptedException {
        return server.post(ENTITY + "/Challenges", "FactorSid=" + factor + QUESTION)
                .body()
                .getString("sid");
    }

    private void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(document.faults("error", answer.body())).isEmpty();
        assertThat(answer.body().getInteger("code")).isEqualTo(code);
    }
}
