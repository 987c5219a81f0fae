package dev.sallyport.sandbox.authy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Authy answers, to the letter.
class AuthyTest {
    private static final String OSWALD = "16350007";
    private static final String NUMBER = "+447700900123";

    private final AuthyServer server = new AuthyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void formAndJsonRegisterTheSameUser() throws Exception {
        HttpResponse<String> form = server.postForm(
                "/protected/json/users/new",
                "user%5Bemail%5D=ada%40example.com&user%5Bcellphone%5D=7700-900123&user%5Bcountry_code%5D=44");
        HttpResponse<String> json = server.postJson("/protected/json/users/new", """
                {"user": {"email": "other@example.com", "cellphone": "7700900123", "country_code": 44}}""");

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(body(form)).isEqualTo(new JsonObject("""
                        {"message": "User created successfully.", "user": {"id": 16350008}, "success": true}"""));
        assertThat(body(json)).isEqualTo(body(form));
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, 12, 44, cellphone, is invalid",
        "ada@example.com, 7700CALLME, 44, cellphone, is invalid",
        "ada@example.com, 7700900123, 999, country_code, is not supported",
        "nobody, 7700900123, 44, email, is invalid",
    })
    void invalidUserIsRefusedFieldByField(String email, String cellphone, String country, String field, String text)
            throws Exception {
        HttpResponse<String> answer = server.postForm(
                "/protected/json/users/new",
                "user[email]=%s&user[cellphone]=%s&user[country_code]=%s".formatted(email, cellphone, country));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).getString("message")).isEqualTo("User was not valid");
        assertThat(body(answer).getString(field)).isEqualTo(text);
        assertThat(body(answer).getJsonObject("errors").getString(field)).isEqualTo(text);
        assertThat(body(answer).getValue("error_code")).isEqualTo("60027");
    }

    @Test
    void validTokenIsAnsweredToTheLetter() throws Exception {
        JsonObject body = body(server.get(verify(softToken(), OSWALD)));

        assertThat(body.getString("message")).isEqualTo("Token is valid.");
        assertThat(body.getString("token")).isEqualTo("is valid");
        assertThat(body.getValue("success")).isEqualTo("true");
        assertThat(body.getJsonObject("device").containsKey("last_sync_date")).isTrue();
    }

    @Test
    void anyTokenIsValidWithoutForceUntilTheFirstRealOne() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        String unforced = "/protected/json/verify/0000000/" + id;
        server.get("/protected/json/sms/" + id);
        String code = server.authy.newestCode(NUMBER).orElseThrow();

        assertThat(server.get(unforced).statusCode()).isEqualTo(200);
        assertThat(server.get(unforced + "?force=true").statusCode()).isEqualTo(401);
        assertThat(server.get(verify(code, id + "")).statusCode()).isEqualTo(200);
        assertThat(server.get(unforced).statusCode()).isEqualTo(401);
    }

    @Test
    void usedTokenIsRefused() throws Exception {
        String path = verify(softToken(), OSWALD);
        server.get(path);

        HttpResponse<String> again = server.get(path);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(body(again).getValue("error_code")).isEqualTo("60019");
        assertThat(body(again).getString("message")).contains("Token was used recently");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000", "12345", "123456789", "abcdefg"})
    void wrongTokenIsRefused(String token) throws Exception {
        HttpResponse<String> answer = server.get(verify(token, OSWALD));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(body(answer).getValue("error_code")).isEqualTo("60020");
        assertThat(body(answer).getString("token")).isEqualTo("is invalid");
    }

    @Test
    void softTokenOfTheLastStepIsAcceptedAndOfTheOneBeforeNot() throws Exception {
        String token = softToken();

        server.secondsLater(40);
        assertThat(server.get(verify(token, OSWALD)).statusCode()).isEqualTo(401);
        server.secondsLater(20);
        assertThat(server.get(verify(token, OSWALD)).statusCode()).isEqualTo(200);
    }

    @Test
    void codeIsSentAgainWhileItWaitsAndExpiresTenMinutesAfterTheLastText() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        server.get("/protected/json/sms/" + id);
        String first = server.authy.newestCode(NUMBER).orElseThrow();
        server.secondsLater(500);
        server.get("/protected/json/sms/" + id);

        assertThat(server.authy.newestCode(NUMBER)).contains(first);
        server.secondsLater(1100);
        assertThat(server.get(verify(first, id + "")).statusCode()).isEqualTo(401);
        server.get("/protected/json/sms/" + id);
        assertThat(server.authy.newestCode(NUMBER)).get().isNotEqualTo(first);
    }

    @Test
    void codeForOneActionProvesNoOther() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        server.get("/protected/json/sms/" + id + "?action=pay&action_message=Pay%205%20euro");
        String code = server.authy.newestCode(NUMBER).orElseThrow();

        assertThat(server.inbox.newest(NUMBER).orElseThrow().text()).contains("for: Pay 5 euro");
        assertThat(server.get(verify(code, id + "")).statusCode()).isEqualTo(401);
        assertThat(server.get(verify(code, id + "") + "&action=pay").statusCode())
                .isEqualTo(200);
    }

    @Test
    void textBeginsWithItsCodeAndTheReplyMasksTheNumber() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        HttpResponse<String> answer = server.get("/protected/json/sms/" + id);
        String code = server.authy.newestCode(NUMBER).orElseThrow();

        assertThat(body(answer)).isEqualTo(new JsonObject("""
                        {"success": true, "message": "SMS token was sent", "cellphone": "+44-XXX-XXX-XX23"}"""));
        assertThat(server.inbox.newest(NUMBER).orElseThrow().text())
                .isEqualTo(
                        "%s %s is your Sallyport sandbox code. Never share it.",
                        code.substring(0, 3), code.substring(3));
    }

    @Test
    void callToAnAppUserIsIgnoredUnlessForced() throws Exception {
        JsonObject ignored = body(server.get("/protected/json/call/" + OSWALD));
        JsonObject forced = body(server.get("/protected/json/call/" + OSWALD + "?force=true"));

        assertThat(ignored.getString("message"))
                .startsWith("Call ignored. User is using  App Tokens and this call is not necessary.");
        assertThat(ignored.getBoolean("ignored")).isTrue();
        assertThat(forced.getString("message")).isEqualTo("Call started...");
    }

    @Test
    void landlineGetsACallButNoText() throws Exception {
        long id = server.authy.register("bank@example.com", 44, "2079460123");

        HttpResponse<String> text = server.get("/protected/json/sms/" + id);

        assertThat(text.statusCode()).isEqualTo(403);
        assertThat(body(text).getValue("error_code")).isEqualTo("60082");
        assertThat(server.get("/protected/json/call/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void tooManyTextsAreRefusedForAnHour() throws Exception {
        server.authy.useSendLimit(1);
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        server.get("/protected/json/sms/" + id);

        HttpResponse<String> second = server.get("/protected/json/sms/" + id);

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(body(second).getValue("error_code")).isEqualTo("60003");
        server.secondsLater(60 * 60);
        assertThat(server.get("/protected/json/sms/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protected/json/users/%s/remove",
                "/protected/json/users/%s/delete",
                "/protected/json/users/delete/%s"
            })
    void removedUserProvesTokensForAnotherDay(String spelling) throws Exception {
        HttpResponse<String> removed = server.postForm(spelling.formatted(OSWALD), "");

        assertThat(body(removed)).isEqualTo(new JsonObject("""
                        {"message": "User removed from application", "success": true}"""));
        assertThat(server.get(verify(softToken(), OSWALD)).statusCode()).isEqualTo(200);
        server.secondsLater(24 * 60 * 60);
        assertThat(server.get("/protected/json/users/%s/status".formatted(OSWALD))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protected/json/users/1/status",
                "/protected/json/users/none/status",
                "/protected/json/verify/1234567/99999999999999999999?force=true",
                "/protected/json/users/1/phone_number",
                "/protected/json/sms/1",
                "/protected/json/call/1"
            })
    void strangerIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(body(answer)).isEqualTo(new JsonObject("""
                                {"message": "User not found.", "success": false,
                                 "errors": {"message": "User not found."}, "error_code": "60026"}"""));
    }

    @Test
    void numberIsExportedInThreeParts_whereTwilioHasOpenedThat() throws Exception {
        String path = "/protected/json/users/%s/phone_number".formatted(OSWALD);

        JsonObject number = body(server.get(path));

        assertThat(number.fieldNames()).containsExactlyInAnyOrder("phone_number", "country_code", "e164", "updated_at");
        assertThat(number.getString("phone_number")).isEqualTo("415-555-0137");
        assertThat(number.getValue("country_code")).isEqualTo("1");
        assertThat(number.getString("e164")).isEqualTo("+14155550137");
        server.authy.useExport(false);
        HttpResponse<String> closed = server.get(path);
        assertThat(closed.statusCode()).isEqualTo(400);
        assertThat(body(closed).getValue("error_code")).isEqualTo("60154");
    }

    @Test
    void keyIsReadFromHeaderOrQueryAndNowhereElse() throws Exception {
        HttpRequest.Builder bare = HttpRequest.newBuilder(server.base().resolve("/protected/json/app/details"));
        HttpRequest.Builder query =
                HttpRequest.newBuilder(server.base().resolve("/protected/json/app/details?api_key=" + AuthyServer.KEY));

        HttpResponse<String> refused = server.send(bare);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(body(refused).getValue("error_code")).isEqualTo("60001");
        assertThat(body(server.send(query)).getJsonObject("app").getString("name"))
                .isEqualTo("Sallyport sandbox");
    }

    @Test
    void getWithAJsonBodyAndABareQuestionMarkIsAnswered() throws Exception {
        HttpResponse<String> answer = server.send(server.request("/protected/json/users/" + OSWALD + "/status?")
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).getJsonObject("status").getBoolean("has_hard_token"))
                .isFalse();
    }

    @Test
    void brokenJsonIsRefused() throws Exception {
        HttpResponse<String> answer = server.postJson("/protected/json/users/new", "{\"user\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).getValue("error_code")).isEqualTo("60002");
    }

    @Test
    void everybodyIsCounted() throws Exception {
        assertThat(body(server.get("/protected/json/app/stats")).getInteger("total_users"))
                .isEqualTo(1);
    }

    @Test
    void nothingIsLostInALiveReload() throws Exception {
        long id = server.authy.register("ada@example.com", 44, "7700900123");
        server.get("/protected/json/sms/" + id);
        String used = verify(softToken(), OSWALD);
        server.get(used);

        try (AuthyServer next = new AuthyServer()) {
            next.authy.restore(server.authy.save());

            assertThat(next.get(used).statusCode()).isEqualTo(401);
            String code = server.authy.newestCode(NUMBER).orElseThrow();
            assertThat(next.get(verify(code, id + "")).statusCode()).isEqualTo(200);
            assertThat(next.authy.register("new@example.com", 44, "7700900124")).isEqualTo(id + 1);
        }
    }

    private String softToken() {
        return server.authy.softToken("+14155550137").orElseThrow();
    }

    private static String verify(String token, String id) {
        return "/protected/json/verify/%s/%s?force=true".formatted(token, id);
    }

    private static JsonObject body(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        return new JsonObject(answer.body());
    }
}
