package dev.sallyport.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Records when the service begins to let people in and when it stops. A verb of the executable does neither: it opens
/// no port.
@Singleton
final class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final int PATIENCE_SECONDS = 10;

    private final Audit audit;
    private final boolean serving;
    private final String version;

    Lifecycle(
            Audit audit,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serving,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.audit = audit;
        this.serving = serving;
        this.version = version;
    }

    // Both run on the main thread and have to wait: a service that cannot record anything must not start, and what is
    // recorded later than this finds no store.
    void started(@Observes StartupEvent event) {
        if (serving) {
            waitFor(audit.record(AuditEvent.of(AuditName.STARTUP).saying("version " + version)));
        }
    }

    void stopped(@Observes ShutdownEvent event) {
        if (serving) {
            try {
                waitFor(audit.record(AuditEvent.of(AuditName.SHUTDOWN)));
            } catch (CompletionException e) {
                LOG.warn("The end of the service is not in the audit", e.getCause());
            }
        }
    }

    private static void waitFor(Uni<Void> recorded) {
        recorded.subscribeAsCompletionStage()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
