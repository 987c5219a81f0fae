package dev.sallyport.sandbox.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.sandbox.verify.VerifyServer.Answer;
import dev.sallyport.testsupport.VerifyDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
    private static final String ADA = "+447700900123";
    private static final String TO_ADA = "To=%2B447700900123";

    private final VerifyDocument document = VerifyDocument.kept();
    private final VerifyServer server = new VerifyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"sms, TEXT", "call, CALL", "whatsapp, WHATSAPP"})
    void codeIsBroughtToThePhone_andTheAnswerIsTheOneThatTwilioDocuments(String channel, Message.Kind kind)
            throws Exception {
        Answer answer = start(channel);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(document.faults("verification", answer.body())).isEmpty();
        assertThat(answer.body().getString("status")).isEqualTo("pending");
        assertThat(answer.body().getString("channel")).isEqualTo(channel);
        assertThat(server.inbox.to(ADA)).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(kind);
            assertThat(message.from()).isEqualTo("Twilio Verify");
            assertThat(message.code()).matches("[0-9]{6}");
        });
    }

    @Test
    void codeGoesToAMailboxToo() throws Exception {
        Answer answer = server.post("Verifications", "To=ada%40example.com&Channel=email");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(document.faults("verification", answer.body())).isEmpty();
        assertThat(server.inbox.to("ada@example.com")).extracting(Message::kind).containsExactly(Message.Kind.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "sms, 0, message_status, queued", "sms, 2, message_status, sent", "sms, 5, message_status, delivered",
        "whatsapp, 5, message_status, delivered", "call, 2, call_status, ringing", "call, 5, call_status, completed"
    })
    void recordTellsWhatBecameOfACode_asTwilioDocumentsIt(String channel, int later, String name, String status)
            throws Exception {
        String sid = sidOf(start(channel));
        server.secondsLater(later);

        Answer record = server.record("?VerificationSid=" + sid);

        assertThat(record.status()).isEqualTo(200);
        assertThat(document.faults("ListVerificationAttemptResponse", record.body()))
                .isEmpty();
        assertThat(record.body().getJsonArray("attempts")).hasSize(1);
        JsonObject attempt = record.body().getJsonArray("attempts").getJsonObject(0);
        assertThat(document.faults("verification_attempt", attempt)).isEmpty();
        assertThat(attempt.getJsonObject("channel_data").getString(name)).isEqualTo(status);
        assertThat(server.record("/" + attempt.getString("sid")).body()).isEqualTo(attempt);
    }

    @ParameterizedTest
    @CsvSource({"sms, TEXT, message_status, undelivered", "call, CALL, call_status, no-answer"})
    void whatDoesNotGetThroughIsNotInTheInbox_andOnRecord(String channel, Message.Kind kind, String name, String status)
            throws Exception {
        server.inbox.lose(ADA, Set.of(kind));

        Answer sent = start(channel);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(server.inbox.to(ADA)).isEmpty();
        server.secondsLater(5);
        assertThat(server.record("?VerificationSid=" + sidOf(sent))
                        .body()
                        .getJsonArray("attempts")
                        .getJsonObject(0)
                        .getJsonObject("channel_data")
                        .getString(name))
                .isEqualTo(status);
    }

    @Test
    void recordHasWhatIsOverToo_newestFirst_andNothingOfAnother() throws Exception {
        String sid = sidOf(start("sms"));
        start("call");
        server.post(
                "VerificationCheck",
                "VerificationSid=" + sid + "&Code="
                        + server.verify.newestCode(ADA).orElseThrow());
        start("sms");

        JsonArray record = server.record("?VerificationSid=" + sid).body().getJsonArray("attempts");

        assertThat(record)
                .extracting(one -> ((JsonObject) one).getString("channel"))
                .containsExactly("call", "sms");
        assertThat(record)
                .extracting(one -> ((JsonObject) one).getString("conversion_status"))
                .containsOnly("converted");
    }

    @Test
    void recordOfWhatIsNoSidIsRefused() throws Exception {
        assertRefused(server.record("?VerificationSid=VE1"), 400, 60200);
        assertRefused(server.record("/VL" + "0".repeat(32)), 404, 20404);
    }

    @Test
    void rightCodeIsApprovedOnce() throws Exception {
        String sid = sidOf(start("sms"));
        String code = server.verify.newestCode(ADA).orElseThrow();

        Answer right = check("VerificationSid=" + sid, code);

        assertThat(right.status()).isEqualTo(200);
        assertThat(document.faults("verification_check", right.body())).isEmpty();
        assertThat(right.body().getString("status")).isEqualTo("approved");
        assertThat(right.body().getBoolean("valid")).isTrue();
        assertRefused(check("VerificationSid=" + sid, code), 404, 20404);
        assertRefused(server.get("Verifications/" + sid), 404, 20404);
    }

    @Test
    void wrongCodeLeavesItPending_fiveTimes() throws Exception {
        start("sms");
        String wrong = server.verify.newestCode(ADA).orElseThrow().equals("000000") ? "111111" : "000000";
        for (int tries = 0; tries < 5; tries++) {
            Answer answer = check(TO_ADA, wrong);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().getString("status")).isEqualTo("pending");
        }

        assertRefused(check(TO_ADA, server.verify.newestCode(ADA).orElseThrow()), 429, 60202);
        assertRefused(start("sms"), 429, 60202);
    }

    @Test
    void sameCodeIsSentAgain_fiveTimesAndToWhoeverAsks() throws Exception {
        String sid = sidOf(start("sms"));
        for (int sends = 1; sends < 5; sends++) {
            assertThat(sidOf(start("call"))).isEqualTo(sid);
        }

        assertThat(server.inbox.to(ADA))
                .extracting(Message::code)
                .containsOnly(server.verify.newestCode(ADA).orElseThrow());
        assertRefused(start("sms"), 429, 60203);
        assertThat(server.verify.sent(ADA)).isEqualTo(5);
    }

    @Test
    void cancelledCodeIsWorthNothing_andTheNextIsAnother() throws Exception {
        String sid = sidOf(start("sms"));
        String code = server.verify.newestCode(ADA).orElseThrow();

        Answer cancelled = server.post("Verifications/" + sid, "Status=canceled");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(document.faults("verification", cancelled.body())).isEmpty();
        assertThat(cancelled.body().getString("status")).isEqualTo("canceled");
        assertRefused(check("VerificationSid=" + sid, code), 404, 20404);
        assertThat(sidOf(start("sms"))).isNotEqualTo(sid);
    }

    @Test
    void whatIsPendingSurvivesALiveReload() throws Exception {
        String sid = sidOf(start("sms"));
        start("call");
        JsonObject before = server.get("Verifications/" + sid).body();

        server.verify.restore(server.verify.save());

        assertThat(server.get("Verifications/" + sid).body()).isEqualTo(before);
        assertThat(check(TO_ADA, server.verify.newestCode(ADA).orElseThrow())
                        .body()
                        .getString("status"))
                .isEqualTo("approved");
    }

    @Test
    void codeLivesForTenMinutes() throws Exception {
        String sid = sidOf(start("sms"));
        server.secondsLater(599);
        assertThat(server.get("Verifications/" + sid).status()).isEqualTo(200);
        server.secondsLater(600);

        assertRefused(server.get("Verifications/" + sid), 404, 20404);
        assertRefused(server.post("Verifications/" + sid, "Status=canceled"), 404, 20404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To=07700900123&Channel=sms",
                "To=%2B1&Channel=sms",
                "Channel=sms",
                TO_ADA,
                TO_ADA + "&Channel=telegram",
                "To=%2B44770090012345678&Channel=sms",
                "To=ada%40example.com&Channel=sms",
                TO_ADA + "&Channel=email"
            })
    void whatIsNoNumberOrNoChannelIsRefused(String form) throws Exception {
        assertRefused(server.post("Verifications", form), 400, 60200);
    }

    @Test
    void landlineCannotTakeATextButACall() throws Exception {
        assertRefused(server.post("Verifications", "To=%2B442071838750&Channel=sms"), 403, 60205);
        assertThat(server.post("Verifications", "To=%2B442071838750&Channel=call")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void otherKeyOrServiceIsRefused() throws Exception {
        HttpRequest.Builder stranger = HttpRequest.newBuilder(
                        server.base().resolve("/v2/Services/" + VerifyServer.ACCOUNT.service() + "/Verifications"))
                .header("Authorization", "Basic c3RyYW5nZXI6c2VjcmV0")
                .POST(BodyPublishers.noBody());

        assertThat(server.send(stranger).body()).contains("20003");
        assertRefused(server.post("../VA" + "9".repeat(32) + "/Verifications", "x=y"), 404, 20404);
    }

    @ParameterizedTest
    @CsvSource({"400, 60200", "401, 20003", "404, 20404", "429, 20429", "500, 20500", "503, 20503"})
    void nextAnswerHasTheStatusAskedFor(int status, int code) throws Exception {
        server.verify.faults().next(1, new Fault.Status(status));

        assertRefused(start("sms"), status, code);
        assertThat(start("sms").status()).isEqualTo(201);
    }

    @Test
    void faultsAreSwitchedOnOverHttp() throws Exception {
        HttpRequest.Builder form = HttpRequest.newBuilder(server.base().resolve("/verify/faults"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("fault=429&times=2"));

        assertThat(server.send(form).statusCode()).isEqualTo(200);
        assertThat(server.verify.faults().waiting()).containsExactly(new Fault.Status(429), new Fault.Status(429));
    }

    @Test
    void successWithoutAVerdictApprovesNothing() throws Exception {
        server.verify.faults().next(1, new Fault.SuccessWithoutToken());

        JsonObject body = check(TO_ADA, "123456").body();

        assertThat(body.getBoolean("valid")).isTrue();
        assertThat(body.getString("status")).isNotEqualTo("approved");
    }

    private Answer start(String channel) throws IOException, InterruptedException {
        return server.post("Verifications", TO_ADA + "&Channel=" + channel);
    }

    private Answer check(String which, String code) throws IOException, InterruptedException {
        return server.post("VerificationCheck", which + "&Code=" + code);
    }

    private static String sidOf(Answer answer) {
        return answer.body().getString("sid");
    }

    private void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(document.faults("error", answer.body())).isEmpty();
        assertThat(answer.body().getInteger("code")).isEqualTo(code);
        assertThat(answer.body().getInteger("status")).isEqualTo(status);
    }
}
