package dev.sallyport.factor.authy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.sallyport.factor.authy.AuthyBodies.error;
import static dev.sallyport.testsupport.Replies.html;
import static dev.sallyport.testsupport.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Delivery.InTheApp;
import dev.sallyport.factor.Delivery.NotSent;
import dev.sallyport.factor.Delivery.Reason;
import dev.sallyport.factor.Delivery.Sent;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.Registration.PhoneRefused;
import dev.sallyport.factor.Registration.Registered;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.Verdict.Right;
import dev.sallyport.factor.Verdict.Wrong;
import dev.sallyport.testsupport.Replies;
import dev.sallyport.testsupport.VendorServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(VendorServer.class)
class AuthyFactorTest {
    private static final Handle HANDLE = new Handle("1635");

    @SuppressWarnings("NullAway.Init") // VendorServer puts it in.
    WireMockServer vendor;

    @Inject
    AuthyFactor factor;

    @BeforeEach
    void forgetEarlierReplies() {
        vendor.resetAll();
    }

    @ParameterizedTest
    @MethodSource
    void registrationIs(ResponseDefinitionBuilder reply, Registration expected) {
        authyAnswers(reply);

        assertThat(register()).isEqualTo(expected);
    }

    static Stream<Arguments> registrationIs() {
        return Stream.of(
                argumentSet("created", json(200, AuthyBodies.USER_CREATED), new Registered(HANDLE)),
                argumentSet("user not valid", json(400, AuthyBodies.USER_NOT_VALID), new PhoneRefused()),
                argumentSet("phone invalid", json(400, error("60033", "Phone number is invalid")), new PhoneRefused()),
                argumentSet("country invalid", json(403, error("60078", "Invalid country code")), new PhoneRefused()),
                argumentSet("no id", json(200, "{\"success\":true}"), new Registration.Unavailable()),
                argumentSet(
                        "id that is no number",
                        json(200, "{\"success\":true,\"user\":{\"id\":\"1/../2\"}}"),
                        new Registration.Unavailable()),
                argumentSet(
                        "id without success",
                        json(200, "{\"success\":false,\"user\":{\"id\":1635}}"),
                        new Registration.Unavailable()),
                argumentSet("created with 500", json(500, AuthyBodies.USER_CREATED), new Registration.Unavailable()),
                argumentSet(
                        "key refused", json(401, error("60001", "Invalid API key")), new Registration.Unavailable()),
                argumentSet("unknown code", json(400, error("69999", "New")), new Registration.Unavailable()),
                argumentSet("too many", json(429, error("60003", "DoS protection")), new Registration.Unavailable()));
    }

    @ParameterizedTest
    @MethodSource
    void verdictIs(ResponseDefinitionBuilder reply, Verdict expected) {
        authyAnswers(reply);

        assertThat(check()).isEqualTo(expected);
    }

    static Stream<Arguments> verdictIs() {
        Verdict none = new Verdict.Unavailable();
        return Stream.of(
                argumentSet("token valid", json(200, AuthyBodies.TOKEN_VALID), new Right()),
                argumentSet("success as boolean", json(200, valid("true", "\"is valid\"")), new Right()),
                argumentSet("token invalid", json(401, error("60020", "Token is invalid")), new Wrong()),
                argumentSet("token used before", json(401, error("60019", "token was used recently")), new Wrong()),
                argumentSet("other token", json(200, valid("true", "\"is invalid\"")), none),
                argumentSet("token in other case", json(200, valid("true", "\"IS VALID\"")), none),
                argumentSet("no token", json(200, "{\"success\":true}"), none),
                argumentSet("token true", json(200, valid("true", "true")), none),
                argumentSet("success false", json(200, valid("false", "\"is valid\"")), none),
                argumentSet("success 1", json(200, valid("1", "\"is valid\"")), none),
                argumentSet(
                        "two tokens",
                        json(200, "{\"success\":true,\"token\":\"is invalid\",\"token\":\"is valid\"}"),
                        none),
                argumentSet("valid, and more", json(200, AuthyBodies.TOKEN_VALID + "<html>"), none),
                argumentSet("valid with 201", json(201, AuthyBodies.TOKEN_VALID), none),
                argumentSet("valid with 401", json(401, AuthyBodies.TOKEN_VALID), none),
                argumentSet("valid with 503", json(503, AuthyBodies.TOKEN_VALID), none),
                argumentSet("key refused", json(401, error("60001", "Invalid API key")), none),
                argumentSet("401 without a code", json(401, "{\"success\":false}"), none),
                argumentSet("wrong code with 200", json(200, error("60020", "Token is invalid")), none),
                argumentSet("bad request", json(400, error("60002", "Invalid request")), none),
                argumentSet("forbidden", json(403, error("60063", "")), none),
                argumentSet("unknown user", json(404, error("60026", "User not found.")), none),
                argumentSet("too many", json(429, error("60003", "DoS protection")), none),
                argumentSet("suspended", json(503, error("60060", "Your account is suspended")), none));
    }

    @ParameterizedTest
    @MethodSource
    void deliveryIs(Channel channel, ResponseDefinitionBuilder reply, Delivery expected) {
        authyAnswers(reply);

        assertThat(deliver(channel)).isEqualTo(expected);
    }

    static Stream<Arguments> deliveryIs() {
        String nobodyKnowsWhere = "{\"success\":true,\"message\":\"SMS token was sent\"}";
        return Stream.of(
                argumentSet(
                        "text sent",
                        Channel.AUTOMATIC,
                        json(200, AuthyBodies.SMS_SENT),
                        new Sent(Channel.SMS, "•••• 12")),
                argumentSet("app", Channel.AUTOMATIC, json(200, AuthyBodies.SMS_IGNORED), new InTheApp()),
                argumentSet("text", Channel.SMS, json(200, AuthyBodies.SMS_SENT), new Sent(Channel.SMS, "•••• 12")),
                argumentSet(
                        "call", Channel.CALL, json(200, AuthyBodies.CALL_STARTED), new Sent(Channel.CALL, "•••• 67")),
                argumentSet("no number", Channel.SMS, json(200, nobodyKnowsWhere), new Sent(Channel.SMS, "your phone")),
                argumentSet("sent with 500", Channel.SMS, json(500, AuthyBodies.SMS_SENT), unavailable()),
                refused("no success", 200, "0", unavailable()),
                refused("too many requests", 429, "60003", notSent(Reason.TOO_MANY)),
                argumentSet("too many, in HTML", Channel.SMS, html(429), notSent(Reason.TOO_MANY)),
                argumentSet("too many, empty", Channel.SMS, aResponse().withStatus(429), notSent(Reason.TOO_MANY)),
                refused("monthly texts", 400, "60009", notSent(Reason.TOO_MANY)),
                refused("daily texts", 400, "60010", notSent(Reason.TOO_MANY)),
                refused("monthly calls", 400, "60011", notSent(Reason.TOO_MANY)),
                refused("daily calls", 400, "60012", notSent(Reason.TOO_MANY)),
                refused("texts to this number", 400, "60120", notSent(Reason.TOO_MANY)),
                refused("call not started", 503, "60014", notSent(Reason.NOT_REACHABLE)),
                refused("text not sent", 503, "60015", notSent(Reason.NOT_REACHABLE)),
                refused("landline", 403, "60082", notSent(Reason.NOT_REACHABLE)),
                refused("no carrier", 403, "60083", notSent(Reason.NOT_REACHABLE)),
                refused("opted out", 403, "60115", notSent(Reason.NOT_REACHABLE)),
                refused("unknown user", 404, "60026", notSent(Reason.UNKNOWN_REGISTRATION)),
                refused("404 of no known code", 404, "0", notSent(Reason.UNKNOWN_REGISTRATION)),
                refused("user gone", 400, "60016", notSent(Reason.UNKNOWN_REGISTRATION)),
                refused("user suspended", 503, "60017", notSent(Reason.UNKNOWN_REGISTRATION)),
                refused("user disabled", 400, "60018", notSent(Reason.UNKNOWN_REGISTRATION)),
                refused("key refused", 401, "60001", unavailable()),
                refused("our account suspended", 503, "60008", unavailable()),
                refused("unknown code", 500, "69999", unavailable()),
                argumentSet("404 in HTML", Channel.SMS, html(404), unavailable()));
    }

    @ParameterizedTest
    @MethodSource
    void unusableReplyProvesAndSendsNothing(ResponseDefinitionBuilder reply) {
        authyAnswers(reply);

        assertThat(register()).isEqualTo(new Registration.Unavailable());
        assertThat(check()).isEqualTo(new Verdict.Unavailable());
        assertThat(deliver(Channel.SMS)).isEqualTo(unavailable());
    }

    static Stream<Named<ResponseDefinitionBuilder>> unusableReplyProvesAndSendsNothing() {
        return Replies.unusable();
    }

    @Test
    void handleOfAnotherProviderIsNotAsked() {
        Authenticator notAuthys = holding(new Handle("../users/new"));

        assertThat(soon(factor.check(notAuthys, new OneTimeCode("1234567"), null)))
                .isEqualTo(new Verdict.Unavailable());
        assertThat(soon(factor.deliver(notAuthys, by(Channel.SMS)))).isEqualTo(notSent(Reason.UNKNOWN_REGISTRATION));
        assertThat(vendor.getAllServeEvents()).isEmpty();
    }

    @Test
    void kindIsAuthy() {
        assertThat(factor.kind()).isEqualTo(FactorKind.AUTHY);
    }

    private static Arguments refused(String name, int status, String code, Delivery expected) {
        return argumentSet(name, Channel.SMS, json(status, error(code, "Refused")), expected);
    }

    private static Delivery notSent(Reason reason) {
        return new NotSent(reason);
    }

    private static Delivery unavailable() {
        return new Delivery.Unavailable();
    }

    private static String valid(String success, String token) {
        return "{\"message\":\"Token is valid.\",\"token\":%s,\"success\":%s}".formatted(token, success);
    }

    private void authyAnswers(ResponseDefinitionBuilder reply) {
        vendor.stubFor(any(anyUrl()).willReturn(reply));
    }

    private Registration register() {
        return soon(factor.register(new PhoneNumber(49, "15112345678"), new EmailAddress("alice@example.com")));
    }

    private static Dispatch by(Channel channel) {
        return new Dispatch(channel, "en", new Dispatch.Asker("a-login", "a-person", null), false);
    }

    private static Authenticator holding(Handle handle) {
        return new Authenticator("one", FactorKind.AUTHY, handle, null, Instant.EPOCH);
    }

    private Verdict check() {
        return soon(factor.check(holding(HANDLE), new OneTimeCode("1234567"), null));
    }

    private Delivery deliver(Channel channel) {
        return soon(factor.deliver(holding(HANDLE), by(channel)));
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
