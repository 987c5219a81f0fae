package dev.sallyport.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that nobody's Action made. Covers C1.1 to C1.3 and C1.7.
@QuarkusTest
class RequestTokenAttackTest {
    @Inject
    Sandbox sandbox;

    @Inject
    PublicUrl url;

    private final Browser browser = new Browser();

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("unsigned", RequestToken::unsigned),
                forgery("unsigned, under another spelling", token -> relabelled(token.unsigned(), "nOnE")),
                forgery("another algorithm", token -> token.algorithm("HS512").signed(RequestToken.SECRET.repeat(2))),
                forgery("says RS256 over an HS256 signature", token -> relabelled(token.signed(), "RS256")),
                forgery("says ES256 over an HS256 signature", token -> relabelled(token.signed(), "ES256")),
                forgery("names no algorithm", token -> relabelled(token.signed(), null)),
                forgery("another secret", token -> token.signed("somebody-elses-secret-of-32-bytes-and-more")),
                forgery("an empty secret's signature", token -> cut(token.signed(), 3)),
                forgery("no signature at all", token -> cut(token.signed(), 2)),
                forgery(
                        "a key id that is a path",
                        token -> token.header("kid", "../../../dev/null").signed()),
                forgery(
                        "a key id that is a query",
                        token -> token.header("kid", "x' UNION SELECT 'key").signed()),
                forgery(
                        "a key id that is a list",
                        token -> token.header("kid", List.of("a")).signed()),
                forgery(
                        "a key of its own",
                        token -> token.header("jwk", Map.of("kty", "oct", "k", "AAAA"))
                                .signed()),
                forgery(
                        "a critical extension",
                        token -> token.header("crit", List.of("exp")).signed()),
                forgery("another type", token -> token.header("typ", "at+jwt").signed()),
                forgery(
                        "another audience",
                        token -> token.with("aud", "another-service").signed()),
                forgery("no audience", token -> token.with("aud", null).signed()),
                forgery(
                        "another tenant",
                        token -> token.with("iss", "evil.eu.auth0.com").signed()),
                forgery(
                        "our own address for a tenant",
                        token -> token.with("iss", "http://localhost:8081").signed()),
                forgery(
                        "a foreign host",
                        token -> token.with("host", "evil.example").signed()),
                forgery(
                        "a host with the tenant's name in it",
                        token -> token.with("host", "127.0.0.1:1@evil.example").signed()),
                forgery(
                        "made before time began",
                        token -> token.with("iat", -1_000_000_000_000L).signed()),
                forgery(
                        "made in the future",
                        token -> token.with("iat", now() + 60).signed()),
                forgery(
                        "made at the end of time",
                        token -> token.with("iat", Long.MAX_VALUE).signed()),
                forgery(
                        "made at a time that is no number",
                        token -> token.with("iat", "now").signed()),
                forgery(
                        "lives for ever",
                        token -> token.with("exp", Long.MAX_VALUE).signed()),
                forgery("ended before it began", token -> token.with("exp", -1L).signed()),
                forgery("nobody", token -> token.with("sub", "").signed()),
                forgery(
                        "a person who is a list",
                        token -> token.with("sub", List.of("auth0|wren")).signed()),
                forgery("no token", _ -> "null"),
                forgery("a token of nothing", _ -> "e30.e30.e30"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedTokenOpensNoLogin(Function<RequestToken, String> forge) {
        String forged = forge.apply(token());

        assertOpensNothing(browser.get(address("session_token", forged, "state", "a-state")));
    }

    @Test
    void tokenThatIsTooLongIsRefusedUnread() {
        String endless = token().with("locale", "x".repeat(20_000)).signed();

        assertOpensNothing(browser.get(address("session_token", endless, "state", "a-state")));
    }

    @Test
    void answerIsNoRequest() {
        String answer = token().with("purpose", "second-factor").signed("sandbox-answer-secret-of-at-least-32-bytes");

        assertOpensNothing(browser.get(address("session_token", answer, "state", "a-state")));
    }

    /// Whichever of two is read, it is one and the same for the signature and for the claims.
    @Test
    void secondTokenBesideAForgedOneOpensNothingMore() {
        String good = token().signed();
        String bad = token().with("sub", "auth0|eve").signed("somebody-elses-secret-of-32-bytes-and-more");

        assertOpensNothing(browser.get(address("session_token", bad, "session_token", good, "state", "a-state")));
    }

    @Test
    void twoStatesLeadToNoForeignOne() {
        Page opened = browser.get(address("session_token", token().signed(), "state", "mine", "state", "another"));
        if (opened.status() == 303) {
            // Not enrolled: the login is given up to see which state it would answer.
            Page page = browser.get(opened.location());
            assertThat(page.body()).doesNotContain("another");
        } else {
            assertThat(opened.status()).isBetween(400, 499);
        }
    }

    @Test
    void stateThatBreaksOutOfAnAddressOpensNothing() {
        for (String state : List.of("%0d%0aSet-Cookie:x=y", "a b", "<script>", "\"><b>")) {
            String raw = state.startsWith("%") ? state : URLEncoder.encode(state, UTF_8);
            Page page = browser.get(url.value() + "/login?session_token=" + token().signed() + "&state=" + raw);
            assertThat(page.location()).doesNotContain("script").doesNotContain("Set-Cookie");
            assertThat(page.response().headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
        }
    }

    private void assertOpensNothing(Page page) {
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("sallyport-") && !cookie.startsWith("sallyport-csrf"));
        assertThat(page.location()).isEmpty();
    }

    private RequestToken token() {
        return RequestToken.of(sandbox.settings().host(), Instant.now());
    }

    private String address(String... pairs) {
        List<String> query = new ArrayList<>();
        for (int at = 0; at < pairs.length; at += 2) {
            query.add(Browser.form(Map.of(pairs[at], pairs[at + 1])));
        }
        return url.value() + "/login?" + String.join("&", query);
    }

    private static Arguments forgery(String name, Function<RequestToken, String> forge) {
        return argumentSet(name, forge);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String relabelled(String token, @Nullable String algorithm) {
        String header = algorithm == null ? "{\"typ\":\"JWT\"}" : "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
        return encoded + token.substring(token.indexOf('.'));
    }

    private static String cut(String token, int parts) {
        String[] all = token.split("\\.", -1);
        return parts == 3 ? all[0] + "." + all[1] + "." : all[0] + "." + all[1];
    }
}
