package dev.sallyport.token;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;

/// A key that requests are believed under, and the one algorithm that it is for. Were it the token that chose, a public
/// key could be passed off as a shared secret (RFC 8725, 2.1 and 3.1).
record RequestKey(Key key, String algorithm) {
    static RequestKey shared(String secret) {
        return new RequestKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)), AlgorithmIdentifiers.HMAC_SHA256);
    }

    @Override
    public String toString() {
        return "RequestKey[" + algorithm + "]";
    }
}
