package dev.sallyport.notice;

import java.util.Arrays;
import java.util.Optional;

/// What somebody is told of, by the name that the store uses (NIST SP 800-63B-4, 4.6; OWASP ASVS 5.0, 6.3.7).
public enum NoticeKind {
    FACTOR_ADDED("factor-added"),
    /// By the person themselves, or whoever else had proven another one.
    FACTOR_REMOVED("factor-removed"),
    RECOVERY_CODE_USED("recovery-code-used"),
    RECOVERY_CODES_RENEWED("recovery-codes-renewed"),
    /// So many wrong codes that none is taken for a while.
    LOCKED("locked"),
    /// So many wrong codes that none is taken any more.
    DISABLED("disabled"),
    PUSH_DENIED("push-denied"),
    REPORTED_NOT_ME("reported-not-me"),
    RESET("reset");

    private final String wireName;

    NoticeKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Optional<NoticeKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }
}
