package dev.sallyport.factor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.twilio.security.RequestValidator;
import dev.sallyport.factor.Callback;
import dev.sallyport.testsupport.TwilioCall;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose call it is, held against Twilio's own library. Covers C9.69.
class CallSignatureTest {
    private static final String TOKEN = "an-auth-token-of-twilios";
    private static final URI ADDRESS = URI.create("https://mfa.example.com/callbacks/verify-push");
    private static final Map<String, String> SAID = new TreeMap<>(Map.of(
            "type", "challenge.approved", "challenge_sid", "YC1", "note", "Ja, natürlich & mehr = 100 %", "empty", ""));

    private final CallSignature signature = new CallSignature(new ApiSecret(TOKEN));

    @Test
    void formThatTwilioSignsIsBelieved_andTheOtherWayRound() throws Exception {
        TwilioCall call = TwilioCall.form(TOKEN, ADDRESS, SAID);

        assertThat(signature.verified(callback(call))).hasValue(SAID);
        assertThat(new RequestValidator(TOKEN).validate(ADDRESS.toString(), SAID, call.signature()))
                .isTrue();
    }

    @Test
    void jsonThatTwilioSignsIsBelieved_andTheOtherWayRound() throws Exception {
        TwilioCall call = TwilioCall.json(TOKEN, ADDRESS, SAID);

        assertThat(signature.verified(callback(call))).hasValue(SAID);
        assertThat(new RequestValidator(TOKEN).validate(ADDRESS + "?" + call.query(), call.body(), call.signature()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mfa.example.com:443/callbacks/verify-push",
                "https://mfa.example.com/callbacks/verify-push"
            })
    void portMayBeInTheAddressThatWasSigned(String signed) {
        assertThat(signature.verified(callback(TwilioCall.form(TOKEN, URI.create(signed), SAID))))
                .hasValue(SAID);
    }

    @Test
    void portOfOursMayBeLeftOut() {
        URI ours = URI.create("https://mfa.example.com:8443/callbacks/verify-push");
        TwilioCall without = TwilioCall.form(TOKEN, ADDRESS, SAID);
        TwilioCall with = TwilioCall.form(TOKEN, ours, SAID);

        assertThat(signature.verified(callback(ours, without))).hasValue(SAID);
        assertThat(signature.verified(callback(ours, with))).hasValue(SAID);
    }

    @ParameterizedTest
    @MethodSource
    void whateverIsChangedIsNotBelieved(TwilioCall call, UnaryOperator<Callback> change) {
        assertThat(signature.verified(change.apply(callback(call)))).isEmpty();
    }

    static Stream<Arguments> whateverIsChangedIsNotBelieved() {
        TwilioCall form = TwilioCall.form(TOKEN, ADDRESS, SAID);
        TwilioCall json = TwilioCall.json(TOKEN, ADDRESS, SAID);
        return Stream.of(form, json)
                .flatMap(call -> Stream.of(
                        changed(
                                call,
                                "body",
                                one -> with(one, one.query(), one.body().replace("approved", "denied"))),
                        changed(call, "nothing said", one -> with(one, one.query(), "")),
                        changed(call, "more said", one -> with(one, one.query(), one.body() + "&more=1")),
                        changed(call, "query", one -> with(one, one.query() + "&more=1", one.body())),
                        changed(call, "host", one -> at(one, "https://elsewhere.example/callbacks/verify-push")),
                        changed(call, "path", one -> at(one, "https://mfa.example.com/callbacks/authy")),
                        changed(call, "scheme", one -> at(one, "http://mfa.example.com/callbacks/verify-push")),
                        changed(
                                call,
                                "method",
                                one -> new Callback("GET", one.url(), one.headers(), one.query(), one.body())),
                        changed(
                                call,
                                "signature",
                                one -> signed(
                                        one,
                                        "AAAA"
                                                + one.header(CallSignature.HEADER)
                                                        .orElseThrow()
                                                        .substring(4))),
                        changed(
                                call,
                                "no signature",
                                one -> new Callback("POST", one.url(), Map.of(), one.query(), one.body())),
                        changed(call, "empty signature", one -> signed(one, "")),
                        changed(
                                call,
                                "another's signature",
                                one -> signed(
                                        one,
                                        TwilioCall.form("another", ADDRESS, SAID)
                                                .signature()))));
    }

    @Test
    void hashOfAnotherBodyIsNotBelieved() {
        TwilioCall call = TwilioCall.json(TOKEN, ADDRESS, SAID);
        TwilioCall other = TwilioCall.json(TOKEN, ADDRESS, Map.of("type", "challenge.denied"));

        assertThat(signature.verified(with(callback(call), call.query(), other.body())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%zz", "a=%"})
    void formOfTwoMindsIsNotBelieved_thoughItIsSigned(String body) {
        Map<String, String> said = new HashMap<>(Map.of("a", body.equals("a=1&a=2") ? "1" : "%"));
        TwilioCall call = TwilioCall.form(TOKEN, ADDRESS, said);

        assertThat(signature.verified(with(callback(call), "", body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[1]", "{\"a\":1} {}", "", "null", "{\"a\""})
    void whatIsNoObjectIsNotBelieved_thoughItIsSigned(String body) {
        assertThat(signature.verified(callback(TwilioCall.raw(TOKEN, ADDRESS, body))))
                .isEmpty();
    }

    private static Arguments changed(TwilioCall call, String what, UnaryOperator<Callback> change) {
        return argumentSet(what + (call.query().isEmpty() ? " of a form" : " of JSON"), call, change);
    }

    private static Callback callback(TwilioCall call) {
        return callback(ADDRESS, call);
    }

    private static Callback callback(URI ours, TwilioCall call) {
        return new Callback("POST", ours, Map.of(CallSignature.HEADER, call.signature()), call.query(), call.body());
    }

    private static Callback with(Callback call, String query, String body) {
        return new Callback(call.method(), call.url(), call.headers(), query, body);
    }

    private static Callback at(Callback call, String address) {
        return new Callback(call.method(), URI.create(address), call.headers(), call.query(), call.body());
    }

    private static Callback signed(Callback call, String signature) {
        return new Callback(
                call.method(), call.url(), Map.of(CallSignature.HEADER, signature), call.query(), call.body());
    }
}
