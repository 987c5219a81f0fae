package dev.sallyport.factor.authy;

import static org.assertj.core.api.Assertions.assertThat;

import com.authy.AuthyUtil;
import dev.sallyport.factor.Callback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.json.JSONObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Authy's own Java library is the judge of what a signature is.
class CallbackSignatureTest {
    private static final String KEY = "sandbox-authy-api-key";
    private static final URI URL = URI.create("https://mfa.example.com/callbacks/authy");
    private static final CallbackSignature SIGNATURE = new CallbackSignature(new ApiKey(KEY));

    @ParameterizedTest
    @MethodSource
    void whatAuthysOwnLibrarySignsIsBelieved_andTheOtherWayRound(String body) throws Exception {
        Callback signed = signed("POST", "", body, "1427849783.886085");

        assertThat(SIGNATURE.verified(signed)).isPresent();
        assertThat(authySays(signed)).isTrue();
    }

    static Stream<Named<String>> whatAuthysOwnLibrarySignsIsBelieved_andTheOtherWayRound() {
        return Stream.of(
                Named.of("a verdict", AuthyBodies.CALLBACK),
                Named.of("two logos, whose parts stay together", """
                        {"logos":[{"res":"low","url":"https://x/1"},{"res":"default","url":"https://x/2"}],"a":1}"""),
                Named.of("more than ten of a list", """
                        {"list":[0,1,2,3,4,5,6,7,8,9,10,11]}"""),
                Named.of("nothing, and empty things", """
                        {"none":null,"object":{},"list":[],"text":"","yes":true,"no":false,"number":-7,"part":1.5}"""),
                Named.of("what must be encoded", """
                        {"a b":"c+d &=?/%~*","ü[1]":"€ ☎","deep":{"er":{"still":["ä","\\u0000"]}}}"""),
                Named.of("names that sort by their letters only", """
                        {"b":1,"B":2,"a_c":3,"a":{"b":4},"aB":5,"a-c":6}"""));
    }

    @Test
    void orderOfTheMembersDoesNotMatter() {
        Callback signed = signed("POST", "", "{\"a\":{\"x\":1,\"y\":2},\"b\":3}", "a-nonce");

        assertThat(SIGNATURE.verified(with(signed, URL, "POST", "{\"b\":3,\"a\":{\"y\":2,\"x\":1}}")))
                .isPresent();
    }

    @Test
    void callByGetIsSignedOverItsQuery() throws Exception {
        Callback signed = signed("GET", "status=approved&approval_request%5Blogos%5D%5B%5D=x+y&uuid=1", "", "a-nonce");

        assertThat(SIGNATURE.verified(signed).orElseThrow().value("approval_request[logos][]"))
                .hasValue("x y");
        assertThat(AuthyUtil.validateSignatureForGet(
                        Map.of("status", "approved", "approval_request[logos][]", "x y", "uuid", "1"),
                        asAuthyNamesThem(signed),
                        URL.toString(),
                        KEY))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void whateverIsChangedIsNotBelieved(UnaryOperator<Callback> change) {
        Callback signed = signed("POST", "", AuthyBodies.CALLBACK, "a-nonce");

        assertThat(SIGNATURE.verified(change.apply(signed))).isEmpty();
    }

    static Stream<Named<UnaryOperator<Callback>>> whateverIsChangedIsNotBelieved() {
        return Stream.of(
                changed("no nonce", call -> without(call, CallbackSignature.NONCE)),
                changed("no signature", call -> without(call, CallbackSignature.SIGNATURE)),
                changed("another nonce", call -> with(call, CallbackSignature.NONCE, "another")),
                changed("an empty nonce", call -> with(call, CallbackSignature.NONCE, "")),
                changed("an empty signature", call -> with(call, CallbackSignature.SIGNATURE, "")),
                changed("another host", call -> to(call, "https://evil.example.com/callbacks/authy")),
                changed("another path", call -> to(call, "https://mfa.example.com/callbacks/other")),
                changed("another scheme", call -> to(call, "http://mfa.example.com/callbacks/authy")),
                changed("another port", call -> to(call, "https://mfa.example.com:444/callbacks/authy")),
                changed("another status", call -> saying(call, call.body().replace("denied", "approved"))),
                changed("a member more", call -> saying(call, call.body().replaceFirst("\\{", "{\"more\":1,"))),
                changed("a member twice", call -> saying(call, call.body().replaceFirst("\\{", "{\"uuid\":\"x\","))),
                changed("something behind the end", call -> saying(call, call.body() + "{}")),
                changed("an empty body", call -> saying(call, "")),
                changed("an empty object", call -> saying(call, "{}")),
                changed("a list", call -> saying(call, "[" + call.body() + "]")),
                changed("no JSON", call -> saying(call, "status=approved")),
                changed("another method", call -> with(call, call.url(), "GET", call.body())),
                changed("a method that Authy does not use", call -> with(call, call.url(), "PUT", call.body())));
    }

    @Test
    void anotherKeyIsNotBelieved() {
        Callback signed = signed("POST", "", AuthyBodies.CALLBACK, "a-nonce");

        assertThat(new CallbackSignature(new ApiKey("another")).verified(signed))
                .isEmpty();
    }

    @Test
    void queryWithANameTwiceOrBadlyEncodedIsNotBelieved() {
        assertThat(CallbackParameters.ofQuery("a=1&a=2")).isEmpty();
        assertThat(CallbackParameters.ofQuery("a=%zz")).isEmpty();
        assertThat(SIGNATURE.verified(signed("GET", "", "", "a-nonce"))).isEmpty();
    }

    /// Signed with what Authy's library makes of the parameters.
    static Callback signed(String method, String query, String body, String nonce) {
        try {
            HashMap<String, String> parameters = new HashMap<>();
            if (method.equals("POST")) {
                AuthyUtil.extract("", new JSONObject(body), parameters);
            } else {
                parameters.putAll(
                        CallbackParameters.ofQuery(query).orElseThrow().byName());
            }
            String text = nonce + "|" + method + "|" + URL + "|" + AuthyUtil.mapToQuery(parameters);
            Map<String, String> headers =
                    Map.of(CallbackSignature.NONCE, nonce, CallbackSignature.SIGNATURE, hmac(text));
            return new Callback(method, URL, headers, query, body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean authySays(Callback call) throws Exception {
        return AuthyUtil.validateSignatureForPost(
                call.body(), asAuthyNamesThem(call), call.url().toString(), KEY);
    }

    private static Map<String, String> asAuthyNamesThem(Callback call) {
        return Map.of(
                AuthyUtil.HEADER_AUTHY_SIGNATURE_NONCE,
                call.header(CallbackSignature.NONCE).orElseThrow(),
                AuthyUtil.HEADER_AUTHY_SIGNATURE,
                call.header(CallbackSignature.SIGNATURE).orElseThrow());
    }

    private static Named<UnaryOperator<Callback>> changed(String how, UnaryOperator<Callback> change) {
        return Named.of(how, change);
    }

    private static Callback without(Callback call, String header) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.remove(header);
        return new Callback(call.method(), call.url(), headers, call.query(), call.body());
    }

    private static Callback with(Callback call, String header, String value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put(header, value);
        return new Callback(call.method(), call.url(), headers, call.query(), call.body());
    }

    private static Callback to(Callback call, String url) {
        return with(call, URI.create(url), call.method(), call.body());
    }

    private static Callback saying(Callback call, String body) {
        return with(call, call.url(), call.method(), body);
    }

    private static Callback with(Callback call, URI url, String method, String body) {
        return new Callback(method, url, call.headers(), call.query(), body);
    }
}
