package dev.sallyport.factor.recovery;

import dev.sallyport.factor.RecoveryCode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// How the codes of one set are hashed: PBKDF2 with HMAC-SHA-256. It blocks, and is meant to take its time.
///
/// One salt for a set, so that checking a code costs one derivation and not ten. No key of the vault has a part in it:
/// a hash cannot be made anew under the next one, and the codes lie in a drawer for years.
///
/// @param salt Base64 of random bytes
/// @param iterations kept with the set, so that those made before a change of [#ITERATIONS] stay good
record CodeHash(String salt, int iterations) {
    /// A code has 80 random bits: nobody tries them all at any number of iterations. So it may be less than what is
    /// advised for passwords that people think of, and ten of them keep a processor busy for less than a second.
    static final int ITERATIONS = 100_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static CodeHash fresh(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new CodeHash(Base64.getEncoder().encodeToString(salt), ITERATIONS);
    }

    String of(RecoveryCode code) {
        PBEKeySpec spec =
                new PBEKeySpec(code.value().toCharArray(), Base64.getDecoder().decode(salt), iterations, HASH_BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks " + ALGORITHM, e);
        }
    }
}
