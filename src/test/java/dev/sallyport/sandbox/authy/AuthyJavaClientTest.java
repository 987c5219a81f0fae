package dev.sallyport.sandbox.authy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.authy.AuthyApiClient;
import com.authy.AuthyException;
import com.authy.AuthyUtil;
import com.authy.OneTouchException;
import com.authy.api.ApprovalRequestParams;
import com.authy.api.ApprovalRequestParams.Resolution;
import com.authy.api.Error.Code;
import com.authy.api.Hash;
import com.authy.api.OneTouchResponse;
import com.authy.api.Token;
import com.authy.api.User;
import com.authy.api.UserStatus;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.PushAnswer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Authy's own Java client takes the sandbox for Authy.
class AuthyJavaClientTest {
    private static final int OSWALD = 16350007;

    private final AuthyServer server = new AuthyServer();
    private final AuthyApiClient client =
            new AuthyApiClient(AuthyServer.KEY, server.base().toString(), true);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void userIsRegisteredAndProvesTheCodeOfAText() throws AuthyException {
        User user = client.getUsers().createUser("ada@example.com", "7700-900123", "44");
        Hash text = client.getUsers().requestSms(user.getId());
        Token token = client.getTokens().verify(user.getId(), code("+447700900123"));

        assertThat(user.isOk()).isTrue();
        assertThat(text.isSuccess()).isTrue();
        assertThat(text.getMessage()).isEqualTo("SMS token was sent");
        assertThat(token.isOk()).isTrue();
    }

    @Test
    void codeOfACallProvesToo() throws AuthyException {
        User user = client.getUsers().createUser("ada@example.com", "7700900123", "44");
        Hash call = client.getUsers().requestCall(user.getId(), Map.of("force", "true"));

        assertThat(call.getMessage()).isEqualTo("Call started...");
        assertThat(client.getTokens()
                        .verify(user.getId(), code("+447700900123"))
                        .isOk())
                .isTrue();
    }

    @Test
    void appUserProvesTheCodeOfTheApp() throws AuthyException {
        Token token = client.getTokens()
                .verify(OSWALD, server.authy.softToken("+14155550137").orElseThrow());

        assertThat(token.isOk()).isTrue();
    }

    @Test
    void textToAnAppUserIsIgnored() throws AuthyException {
        Hash text = client.getUsers().requestSms(OSWALD);

        assertThat(text.isSuccess()).isTrue();
        assertThat(text.getMessage()).startsWith("Ignored: SMS is not needed for smartphones.");
        assertThat(server.inbox.to("+14155550137")).isEmpty();
    }

    @Test
    void statusTellsAppAndNumber() throws AuthyException {
        UserStatus status = client.getUsers().requestStatus(OSWALD);

        assertThat(status.isSuccess()).isTrue();
        assertThat(status.isRegistered()).isTrue();
        assertThat(status.isConfirmed()).isTrue();
        assertThat(status.getPhoneNumber()).isEqualTo("XXX-XXX-0137");
        assertThat(status.getDevices()).containsExactly("android");
    }

    @Test
    void removedUserIsGoneADayLater() throws AuthyException {
        Hash removed = client.getUsers().deleteUser(OSWALD);
        assertThat(removed.getMessage()).isEqualTo("User removed from application");
        assertThat(client.getUsers().requestStatus(OSWALD).isSuccess()).isTrue();

        server.secondsLater(24 * 60 * 60);

        UserStatus status = client.getUsers().requestStatus(OSWALD);
        assertThat(status.isOk()).isFalse();
        assertThat(status.getError().getCode()).isEqualTo(Code.USER_NOT_FOUND);
    }

    @Test
    void wrongAndUsedTokensHaveTheirCodes() throws AuthyException {
        String good = server.authy.softToken("+14155550137").orElseThrow();
        client.getTokens().verify(OSWALD, good);

        assertThat(refusal(good)).isEqualTo(Code.REUSED_TOKEN);
        assertThat(refusal("00000000")).isEqualTo(Code.TOKEN_INVALID);
    }

    @Test
    void invalidUserIsRefusedWithItsCode() throws AuthyException {
        User user = client.getUsers().createUser("no address", "12", "44");

        assertThat(user.isOk()).isFalse();
        assertThat(user.getError().getCode()).isEqualTo(Code.USER_NOT_VALID);
    }

    @Test
    void otherKeyIsRefusedWithItsCode() throws AuthyException {
        AuthyApiClient stranger =
                new AuthyApiClient("another-key", server.base().toString(), true);

        assertThat(stranger.getUsers().requestStatus(OSWALD).getError().getCode())
                .isEqualTo(Code.API_KEY_INVALID);
    }

    @Test
    void brokenConnectionReachesTheCaller() {
        // The JDK's old HTTP client, which authy-java uses, tries a request once more.
        server.authy.faults().next(2, new Fault.Cut());

        assertThatThrownBy(() -> client.getUsers().requestStatus(OSWALD)).isInstanceOf(AuthyException.class);
    }

    @Test
    void appIsAskedAndTheAnswerIsSeen() throws Exception {
        ApprovalRequestParams request = new ApprovalRequestParams.Builder(OSWALD, "Is it you?")
                .setSecondsToExpire(60L)
                .addDetail("Application", "Paper Kite")
                .addHiddenDetail("login", "1635")
                .addLogo(Resolution.Default, "https://acme.org/logo.png")
                .build();

        OneTouchResponse asked = client.getOneTouch().sendApprovalRequest(request);
        String uuid = asked.getApprovalRequest().getUUID();

        assertThat(asked.isSuccess()).isTrue();
        assertThat(status(uuid)).isEqualTo("pending");
        assertThat(server.authy.requests("+14155550137")).singleElement().satisfies(shown -> {
            assertThat(shown.id()).isEqualTo(uuid);
            assertThat(shown.message()).isEqualTo("Is it you?");
            assertThat(shown.details()).containsExactly(Map.entry("Application", "Paper Kite"));
        });
        server.authy.answer(uuid, PushAnswer.APPROVE);
        assertThat(status(uuid)).isEqualTo("approved");
        server.authy.answer(uuid, PushAnswer.DENY);
        assertThat(status(uuid)).isEqualTo("approved");
        assertThat(server.authy.requests("+14155550137")).isEmpty();
    }

    @Test
    void requestThatNobodyAnswersExpires() throws Exception {
        String uuid = client.getOneTouch()
                .sendApprovalRequest(new ApprovalRequestParams.Builder(OSWALD, "Is it you?")
                        .setSecondsToExpire(60L)
                        .build())
                .getApprovalRequest()
                .getUUID();

        server.secondsLater(60);

        assertThat(status(uuid)).isEqualTo("expired");
        server.authy.answer(uuid, PushAnswer.APPROVE);
        assertThat(status(uuid)).isEqualTo("expired");
    }

    @Test
    void whoHasNoAppCannotBeAsked() throws Exception {
        User ada = client.getUsers().createUser("ada@example.com", "7700900123", "44");

        OneTouchResponse asked = client.getOneTouch()
                .sendApprovalRequest(new ApprovalRequestParams.Builder(ada.getId(), "Is it you?").build());

        assertThat(asked.isSuccess()).isFalse();
        assertThat(asked.getErrorCode()).isEqualTo("60050");
    }

    @Test
    void callbackIsSignedAsTheClientChecksIt() throws Exception {
        try (CalledBack calls = new CalledBack()) {
            server.callBack(calls.address());
            String uuid = client.getOneTouch()
                    .sendApprovalRequest(new ApprovalRequestParams.Builder(OSWALD, "Ja, natürlich & mehr?")
                            .addDetail("Number on the page", "42")
                            .addLogo(Resolution.Default, "https://acme.org/logo.png")
                            .addLogo(Resolution.Low, "https://acme.org/low.png")
                            .build())
                    .getApprovalRequest()
                    .getUUID();

            server.authy.answer(uuid, PushAnswer.NOT_ME);

            CalledBack.Call call = calls.next();
            assertThat(AuthyUtil.validateSignatureForPost(
                            call.body(), call.headers(), calls.address().toString(), AuthyServer.KEY))
                    .isTrue();
            JsonObject told = new JsonObject(call.body());
            assertThat(told.getString("uuid")).isEqualTo(uuid);
            assertThat(told.getString("status")).isEqualTo("denied");
            assertThat(told.getJsonObject("approval_request")
                            .getJsonObject("transaction")
                            .getBoolean("flagged"))
                    .isTrue();
        }
    }

    private String status(String uuid) throws OneTouchException {
        return client.getOneTouch()
                .getApprovalRequestStatus(uuid)
                .getApprovalRequest()
                .getStatus();
    }

    private Code refusal(String token) {
        AuthyException refused = catchThrowableOfType(
                AuthyException.class, () -> client.getTokens().verify(OSWALD, token));
        return refused.getErrorCode();
    }

    private String code(String number) {
        return server.authy.newestCode(number).orElseThrow();
    }
}
