package dev.sallyport.audit;

import dev.sallyport.person.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the audit calls a person: the first 16 hex digits of the SHA-256 of issuer, line feed and subject.
///
/// It has no key on purpose, so that the help desk can find somebody's events with a shell: docs/audit.md tells how.
/// It hides the subject from a glance, not from somebody who guesses it.
final class UserHash {
    private static final int BYTES = 8;

    private UserHash() {}

    static String of(Person person) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((person.issuer() + "\n" + person.subject()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
