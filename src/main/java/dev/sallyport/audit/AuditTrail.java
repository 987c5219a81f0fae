package dev.sallyport.audit;

import dev.sallyport.store.Database;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds out whether the audit is as it was written, from its first row to its last.
@Singleton
public final class AuditTrail {
    private final Database database;
    private final Vault vault;

    AuditTrail(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /// Reads all of it, page by page. The service may go on writing meanwhile.
    public Uni<Verification> verify() {
        return Multi.createBy()
                .repeating()
                .uni(() -> new TrailWalk(database, vault), TrailWalk::step)
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }
}
