package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.Resources;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/// The tenant's RS256 key. It is the same at every start and lies open in the sources: it protects nothing but makes
/// sessions of the applications outlive a restart.
final class SigningKey {
    private final RsaJsonWebKey key;

    SigningKey() {
        try {
            this.key = (RsaJsonWebKey) RsaJsonWebKey.Factory.newPublicJwk(Resources.text("signing-key.json"));
        } catch (JoseException e) {
            throw new IllegalStateException("sandbox/signing-key.json is no key", e);
        }
    }

    Map<String, Object> publicKey() {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    /// The claims of a token of ours for one of `audiences`, as of `now`.
    JwtClaims verified(String token, String issuer, Instant now, String... audiences) throws InvalidJwtException {
        return consumer(issuer, now)
                .setExpectedAudience(audiences)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    /// The claims of an ID token that may have expired and may be anyone's, as a log-out request brings it.
    JwtClaims recognised(String token, String issuer) throws InvalidJwtException {
        JwtConsumer consumer = consumer(issuer, Instant.EPOCH)
                .setSkipDefaultAudienceValidation()
                .build();
        return consumer.processToClaims(token);
    }

    private JwtConsumerBuilder consumer(String issuer, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKey(key.getRsaPublicKey())
                .setExpectedIssuer(issuer)
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()));
    }
}
