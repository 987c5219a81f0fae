package dev.sallyport.token;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The public keys of a JWK set (RFC 7517), each for the algorithm that its kind is made for: RS256 (RSA, 2048 bits or
/// more), ES256 (P-256), EdDSA (Ed25519). A set with anything else in it is refused as a whole.
public final class PublicKeys {
    private static final String NO_SET = "is not a JWK set";
    private static final int LEAST_RSA_BITS = 2048;

    private PublicKeys() {}

    /// What is wrong with a set, worded so that it completes "`<setting>` …"; empty if nothing is.
    public static Optional<String> fault(String jwkSet) {
        try {
            in(jwkSet);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(Objects.requireNonNullElse(refused.getMessage(), NO_SET));
        }
    }

    /// @throws IllegalArgumentException if something in the set is no such key; the message holds nothing of it
    static List<RequestKey> in(String jwkSet) {
        List<RequestKey> keys = new ArrayList<>();
        for (Object key : members(jwkSet)) {
            keys.add(key(key));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no key in it");
        }
        return keys;
    }

    // The library's own reading of a set leaves out what it does not understand, and says nothing.
    private static List<?> members(String jwkSet) {
        try {
            if (JsonUtil.parseJson(jwkSet).get("keys") instanceof List<?> keys) {
                return keys;
            }
        } catch (JoseException _) {
            // Told below.
        }
        throw new IllegalArgumentException(NO_SET);
    }

    @SuppressWarnings("unchecked") // What the library reads from JSON has names that are text.
    private static RequestKey key(Object member) {
        if (member instanceof Map<?, ?> values) {
            try {
                return key(PublicJsonWebKey.Factory.newPublicJwk((Map<String, Object>) values));
            } catch (JoseException _) {
                // Told below.
            }
        }
        throw unsuitable();
    }

    private static RequestKey key(PublicJsonWebKey key) {
        if (key.getPrivateKey() != null) {
            throw new IllegalArgumentException("has a private key in it, which is the Action's alone");
        }
        return new RequestKey(key.getPublicKey(), algorithm(key.getPublicKey()));
    }

    private static String algorithm(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() >= LEAST_RSA_BITS -> AlgorithmIdentifiers.RSA_USING_SHA256;
            case ECPublicKey ec
            when ec.getParams().getCurve().equals(EllipticCurves.P256.getCurve()) ->
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
            case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> AlgorithmIdentifiers.EDDSA;
            default -> throw unsuitable();
        };
    }

    private static IllegalArgumentException unsuitable() {
        return new IllegalArgumentException(
                "has a key in it that is no public one of RSA (2048 bits), P-256 or Ed25519");
    }
}
