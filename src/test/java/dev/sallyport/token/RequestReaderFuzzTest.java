package dev.sallyport.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.testsupport.Mutations;
import dev.sallyport.testsupport.RequestToken;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/// Whatever stands in `session_token`: refused in our own words, or signed with our secret and made for us.
class RequestReaderFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ISSUER = "acme.eu.auth0.com";
    private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final RequestReader READER = new RequestReader(
            new Tenant(new ExplicitTenantConfig(
                    ISSUER, Set.of(ISSUER), List.of(RequestToken.SECRET), "an-answer-secret-of-at-least-32-bytes")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @FuzzTest(maxDuration = "10m")
    void anyToken(byte[] input) {
        isRefusedUnlessSigned(new String(input, UTF_8));
    }

    @FuzzTest(maxDuration = "10m")
    void anyClaims(byte[] input) {
        areRefusedUnlessForUs(input);
    }

    @Test
    void changedTokensAreRefused() {
        Mutations.holds(
                RequestReaderFuzzTest.class, "anyToken", input -> isRefusedUnlessSigned(new String(input, UTF_8)));
    }

    @Test
    void changedClaimsAreRefusedUnlessForUs() {
        Mutations.holds(RequestReaderFuzzTest.class, "anyClaims", RequestReaderFuzzTest::areRefusedUnlessForUs);
    }

    /// Blanks within Base64 are skipped by the library: what is signed is what it read, so that is what is compared.
    private static void isRefusedUnlessSigned(String token) {
        if (READER.read(token) instanceof Reading.Unbelievable) {
            return;
        }
        String[] parts = token.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(Base64.getMimeDecoder().decode(parts[2].replace('-', '+').replace('_', '/')))
                .isEqualTo(mac(parts[0] + "." + parts[1]));
    }

    private static void areRefusedUnlessForUs(byte[] claims) {
        String content = HEADER + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims);
        String token = content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(content));
        switch (READER.read(token)) {
            case Reading.Fresh(LoginRequest request) -> {
                areForUs(claims, request);
                assertThat(seconds(claims, "exp")).isGreaterThan(NOW.getEpochSecond() - 6);
            }
            case Reading.Stale(LoginRequest request) -> areForUs(claims, request);
            case Reading.Unbelievable _ -> {}
        }
    }

    private static void areForUs(byte[] claims, LoginRequest request) {
        assertThat(request.person().issuer())
                .isEqualTo(ISSUER)
                .isEqualTo(json(claims).get("iss"));
        assertThat(request.host()).isEqualTo(ISSUER);
        assertThat(String.valueOf(json(claims).get("aud"))).contains("sallyport");
        assertThat(request.person().subject())
                .isNotBlank()
                .isEqualTo(json(claims).get("sub"));
        assertThat(request.jti()).isNotBlank().hasSizeLessThan(256);
        assertThat(request.nonce()).isNotBlank().hasSizeLessThan(256);
        assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isLessThanOrEqualTo(120);
        assertThat(seconds(claims, "iat")).isLessThanOrEqualTo(NOW.getEpochSecond() + 5);
    }

    private static long seconds(byte[] claims, String name) {
        return json(claims).get(name) instanceof Number number ? number.longValue() : 0;
    }

    /// By the library's own, lenient reading of JSON: what it lets pass was signed by the Action.
    private static Map<String, Object> json(byte[] claims) {
        try {
            return JsonUtil.parseJson(new String(claims, UTF_8));
        } catch (JoseException cause) {
            throw new AssertionError("Believed, and yet no JSON", cause);
        }
    }

    private static byte[] mac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RequestToken.SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(US_ASCII));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
