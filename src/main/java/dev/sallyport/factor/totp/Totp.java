package dev.sallyport.factor.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.factor.OneTimeCode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of one key.
final class Totp {
    private final TotpKey key;
    private final Mac mac;

    Totp(TotpKey key) {
        this.key = key;
        try {
            mac = Mac.getInstance(key.algorithm().mac());
            mac.init(new SecretKeySpec(
                    Base32.decode(key.secret()), key.algorithm().mac()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + key.algorithm().mac(), e);
        }
    }

    /// The number of periods from 1970 on (RFC 6238, 4.2).
    long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), key.period());
    }

    /// HOTP of the step (RFC 4226, 5.3).
    String code(long step) {
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        int bound = Math.powExact(10, key.digits());
        return String.format(Locale.ROOT, "%0" + key.digits() + "d", number % bound);
    }

    /// How many steps from the one named the code belongs to; of several, the latest. Every step of the window is
    /// worked out and compared, in the same time whichever of them it is.
    OptionalInt offset(OneTimeCode code, long step, int window) {
        OptionalInt found = OptionalInt.empty();
        for (int offset = -window; offset <= window; offset++) {
            byte[] expected = code(step + offset).getBytes(US_ASCII);
            if (MessageDigest.isEqual(expected, code.digits().getBytes(US_ASCII))) {
                found = OptionalInt.of(offset);
            }
        }
        return found;
    }
}
