package dev.sallyport.sandbox.tenant.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// The tokens of `api.redirect`: made by `encodeToken`, checked by `validateToken`.
///
/// It checks what Auth0 checks and no more: neither audience nor replay. A sandbox that were stricter would hide an
/// Action that forgets to look.
final class RedirectTokens {
    private static final List<String> STANDARD_CLAIMS = List.of("iat", "exp", "sub", "iss", "state");

    private final Clock clock;

    RedirectTokens(Clock clock) {
        this.clock = clock;
    }

    /// A signed request for the site that the browser is sent to.
    String encode(String secret, Map<String, Object> payload, long lifetimeSeconds, Standing standing) {
        JwtClaims claims = new JwtClaims();
        payload.forEach(claims::setClaim);
        long now = clock.instant().getEpochSecond();
        claims.setClaim("ip", standing.ip());
        claims.setIssuer(standing.tenantHost());
        claims.setSubject(standing.userId());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetimeSeconds));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key(secret));
        signature.setDoKeyValidation(false);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalArgumentException("The token cannot be signed", e);
        }
    }

    /// The claims of an answer, or the words in which Auth0 refuses it.
    Validation validate(String token, String secret, Standing standing) {
        Optional<JwtClaims> signed = signedClaims(token, secret);
        if (signed.isEmpty()) {
            return refused("Failed signature validation");
        }
        JwtClaims claims = signed.get();
        if (!hasStandardClaims(claims)) {
            return refused("Missing or invalid standard claims");
        }
        if (!Objects.equals(claims.getClaimValue("sub"), standing.userId())) {
            return refused("The sub claim does not match the user_id.");
        }
        if (!Objects.equals(claims.getClaimValue("state"), standing.continueState())) {
            return refused("State in the token does not match the /continue state.");
        }
        if (seconds(claims, "exp") <= clock.instant().getEpochSecond()) {
            return refused("Token has expired.");
        }
        return new Validation.Valid(claims.toJson());
    }

    private static Optional<JwtClaims> signedClaims(String token, String secret) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(
                    new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256));
            signature.setDoKeyValidation(false);
            signature.setCompactSerialization(token);
            signature.setKey(key(secret));
            return "JWT".equals(signature.getHeader("typ")) && signature.verifySignature()
                    ? Optional.of(JwtClaims.parse(signature.getPayload()))
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException _) {
            return Optional.empty();
        }
    }

    private static boolean hasStandardClaims(JwtClaims claims) {
        return STANDARD_CLAIMS.stream().allMatch(claims::hasClaim)
                && claims.getClaimValue("iat") instanceof Number
                && claims.getClaimValue("exp") instanceof Number;
    }

    private static long seconds(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Validation refused(String why) {
        return new Validation.Refused("The session token is invalid: " + why);
    }

    private static HmacKey key(String secret) {
        return new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
    }
}
