package dev.sallyport.sandbox.phone;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an app makes of its key and the time (RFC 4226 and RFC 6238).
public final class OneTimePassword {
    private OneTimePassword() {}

    /// The code of one step.
    ///
    /// @param hash under HMAC, as the JDK spells it: `SHA1`, say
    /// @param digits 10 at most
    public static String of(String hash, byte[] key, long step, int digits) {
        byte[] mac = mac("Hmac" + hash, key, step);
        // RFC 4226, 5.3: the last four bits say where the 31 bits begin.
        int start = mac[mac.length - 1] & 0xf;
        int bits = ByteBuffer.wrap(mac).getInt(start) & 0x7fffffff;
        return "%010d".formatted(bits).substring(10 - digits);
    }

    private static byte[] mac(String algorithm, byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
