package dev.sallyport.testsupport;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A request token as the Action has Auth0 sign it, to be spoilt in one place by each test.
public final class RequestToken {
    public static final String SECRET = "sandbox-request-secret-of-at-least-32-bytes";
    public static final String OTHER_SECRET = "another-request-secret-of-at-least-32-bytes";

    private final JwtClaims claims = new JwtClaims();
    private final JsonWebSignature signature = new JsonWebSignature();

    private RequestToken(String issuer, Instant now) {
        claims.setIssuer(issuer);
        claims.setAudience("sallyport");
        claims.setSubject("auth0|ada");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 120));
        claims.setClaim("ip", "127.0.0.1");
        claims.setClaim("nonce", UUID.randomUUID().toString());
        claims.setClaim("host", issuer);
        claims.setClaim("client", Map.of("id", "paper-kite", "name", "Paper Kite"));
        claims.setClaim("acr", List.of());
        claims.setClaim("enrolled", false);
        claims.setClaim("rev", 0);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setDoKeyValidation(false);
    }

    public static RequestToken of(String issuer, Instant now) {
        return new RequestToken(issuer, now);
    }

    public RequestToken with(String claim, @Nullable Object value) {
        if (value == null) {
            claims.unsetClaim(claim);
        } else {
            claims.setClaim(claim, value);
        }
        return this;
    }

    public RequestToken header(String name, Object value) {
        signature.setHeader(name, value);
        return this;
    }

    public RequestToken algorithm(String name) {
        signature.setAlgorithmHeaderValue(name);
        return this;
    }

    public String signed() {
        return signed(SECRET);
    }

    public String signed(String secret) {
        return signed(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
    }

    public String signed(Key key) {
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        return serialized();
    }

    public String unsigned() {
        signature.setPayload(claims.toJson());
        signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return serialized();
    }

    private String serialized() {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
