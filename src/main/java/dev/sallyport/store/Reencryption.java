package dev.sallyport.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Seals anew, under the first key, what lies in the store under another: row by row, while the service runs.
///
/// A value that changes meanwhile is left as it was changed; the next round looks at it again. Several instances
/// may be at it together.
@Singleton
final class Reencryption {
    private static final Logger LOG = Logger.getLogger(Reencryption.class);
    // Small enough that a login waits for no more than one of these statements.
    private static final int PAGE = 200;
    // An instance with the old settings may still write under the old key after a round that found nothing.
    private static final Duration REST = Duration.ofHours(1);

    private final Database database;
    private final Vault vault;
    private final VaultKeys keys;
    private final Clock clock;
    private volatile Instant restUntil = Instant.MIN;

    Reencryption(Database database, Vault vault, VaultKeys keys, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
    }

    /// One round over everything that is sealed, at most once an hour when the last one found nothing to do.
    @Scheduled(every = "${sallyport.store.housekeeping-every:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        // With one key there is nothing to do: what lies under any other cannot be opened.
        if (keys.byId().size() == 1 || clock.instant().isBefore(restUntil)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(SealedColumn.ALL)
                .onItem()
                .transformToUniAndConcatenate(this::walk)
                .collect()
                .with(Collectors.reducing(Found.NOTHING, Found::plus))
                .invoke(this::conclude)
                .replaceWithVoid();
    }

    private Uni<Found> walk(SealedColumn column) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(""), last -> page(column, last))
                .whilst(rows -> rows.size() == PAGE)
                .onItem()
                .<Row>disjoint()
                .filter(row -> !row.text("sealed").startsWith(keys.first().getKey() + ":"))
                .onItem()
                .transformToUniAndConcatenate(row -> sealAnew(column, row))
                .collect()
                .with(Collectors.reducing(Found.NOTHING, Found::plus));
    }

    private Uni<List<Row>> page(SealedColumn column, AtomicReference<String> last) {
        return database.run(column.after(last.get(), PAGE)).invoke(rows -> {
            if (!rows.isEmpty()) {
                last.set(rows.getLast().text("id"));
            }
        });
    }

    private Uni<Found> sealAnew(SealedColumn column, Row row) {
        String id = row.text("id");
        String old = row.text("sealed");
        String plain;
        try {
            plain = vault.open(column.place(id), old);
        } catch (StoreFailed _) {
            // One value that is broken must not keep the others under their old key.
            return Uni.createFrom().item(Found.UNREADABLE);
        }
        // Whether it took its place or another change came first: the next round looks again.
        return database.run(column.replacing(id, old, vault.seal(column.place(id), plain)))
                .replaceWith(Found.SEALED_ANEW);
    }

    private void conclude(Found found) {
        String first = keys.first().getKey();
        if (found.underOldKeys() > 0) {
            LOG.infof("%d values in the store were encrypted anew under the key %s", found.underOldKeys(), first);
            return;
        }
        restUntil = clock.instant().plus(REST);
        if (found.unreadable() > 0) {
            LOG.warnf(
                    "%d values in the store cannot be decrypted with any key in sallyport.store.keys. If a key was taken"
                            + " out, put it back behind the others; otherwise restore these rows from a backup",
                    found.unreadable());
        } else {
            LOG.infof(
                    "Every value in the store is encrypted under the key %s. Once no instance encrypts under another,"
                            + " only the audit still needs %s: see docs/operations.md",
                    first, keys.byId().keySet().stream().skip(1).collect(Collectors.joining(", ")));
        }
    }

    /// What a round met that does not lie under the first key.
    private record Found(long underOldKeys, long unreadable) {
        static final Found NOTHING = new Found(0, 0);
        static final Found SEALED_ANEW = new Found(1, 0);
        static final Found UNREADABLE = new Found(0, 1);

        Found plus(Found other) {
            return new Found(underOldKeys + other.underOldKeys, unreadable + other.unreadable);
        }
    }
}
