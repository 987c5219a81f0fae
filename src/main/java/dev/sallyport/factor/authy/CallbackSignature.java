package dev.sallyport.factor.authy;

import dev.sallyport.factor.Callback;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells Authy's own calls from all others: HMAC-SHA256 under the application's key over a nonce, the method, our
/// address and everything that is said.
///
/// @see <a href="https://www.twilio.com/docs/authy/api/webhooks">Authy's page on its calls</a>
final class CallbackSignature {
    static final String NONCE = "x-authy-signature-nonce";
    static final String SIGNATURE = "x-authy-signature";

    private final ApiKey key;

    CallbackSignature(ApiKey key) {
        this.key = key;
    }

    /// What the call says, if all of it is Authy's.
    Optional<CallbackParameters> verified(Callback callback) {
        return parameters(callback)
                .filter(parameters -> !parameters.byName().isEmpty())
                .filter(parameters -> callback.header(NONCE)
                        .flatMap(nonce -> callback.header(SIGNATURE)
                                .filter(given -> isEqual(given, of(callback, nonce, parameters))))
                        .isPresent());
    }

    private static Optional<CallbackParameters> parameters(Callback callback) {
        return switch (callback.method()) {
            case "POST" -> CallbackParameters.ofJson(callback.body());
            case "GET" -> CallbackParameters.ofQuery(callback.query());
            default -> Optional.empty();
        };
    }

    private String of(Callback callback, String nonce, CallbackParameters parameters) {
        String signed =
                String.join("|", nonce, callback.method(), callback.url().toString(), parameters.signed());
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(bytes(key.value()), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(hmac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    private static boolean isEqual(String given, String right) {
        return MessageDigest.isEqual(bytes(given), bytes(right));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
