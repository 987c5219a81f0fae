package dev.sallyport.audit;

import java.util.Locale;

/// How what an event tells of ended.
public enum AuditResult {
    SUCCESS,
    FAILURE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
