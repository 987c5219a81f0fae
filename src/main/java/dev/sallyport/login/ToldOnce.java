package dev.sallyport.login;

import dev.sallyport.audit.AuditEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Remembers what was told of a login already, so that a reload does not tell it again. It forgets the oldest first,
/// and all with the process: then a thing may be told twice, never not at all.
final class ToldOnce {
    private static final int MOST = 10_000;

    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /// Whether this is the first time.
    synchronized boolean isNew(Login login, AuditEvent event) {
        return told.add(key(login, event));
    }

    /// It could not be told after all.
    synchronized void forget(Login login, AuditEvent event) {
        told.remove(key(login, event));
    }

    private static String key(Login login, AuditEvent event) {
        return String.join(" ", login.id(), event.name().wireName(), event.reason(), event.detail());
    }
}
