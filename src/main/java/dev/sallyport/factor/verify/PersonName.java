package dev.sallyport.factor.verify;

import dev.sallyport.store.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What Twilio knows a person by: 64 hexadecimal digits, which is as much as an identity of Verify's may have.
///
/// The same for a person as long as the store's first key stays, and nobody without that key tells who it is.
@Singleton
final class PersonName {
    private static final String PLACE = "verify.person";

    private final Vault vault;

    PersonName(Vault vault) {
        this.vault = vault;
    }

    /// @param person one text for each person
    String of(String person) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest(vault.mac(PLACE, person).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
