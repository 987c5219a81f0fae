package dev.sallyport.audit;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Adds rows to the end of the audit, whoever else does the same.
///
/// Rows and head change in one transaction that holds only if the head is still the one that the rows were chained to.
/// May be asked for one [#append] at a time.
final class AuditChain {
    /// Losing so often in a row takes more replicas, or a busier hour, than a login gate sees.
    private static final int TRIES = 100;

    private static final int LONGEST_PAUSE_MILLIS = 10;

    private static final String ADD = "INSERT INTO audit (seq, line, mac) VALUES ($1, $2, $3)";

    private final Database database;
    private final Vault vault;

    AuditChain(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /// What became of an entry.
    ///
    /// @param place where it stands now
    /// @param beside the rows of each statement beside it
    record Added(Link place, List<List<Row>> beside) {}

    /// Adds the lines in their order, and what goes with them: all or none.
    Uni<List<Added>> append(List<Entry> entries) {
        return append(entries, TRIES);
    }

    private Uni<List<Added>> append(List<Entry> entries, int triesLeft) {
        if (triesLeft == 0) {
            return Uni.createFrom()
                    .failure(new StoreFailed("adding to the audit, where others were always faster", null));
        }
        return head().chain(head -> append(entries, head))
                .chain(added -> added.isEmpty()
                        ? pause().chain(() -> append(entries, triesLeft - 1))
                        : Uni.createFrom().item(added));
    }

    /// Of no fixed length: two that go at the same pace would meet again, and the same one would lose.
    private static Uni<Void> pause() {
        Duration length = Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS + 1));
        return Uni.createFrom().voidItem().onItem().delayIt().by(length);
    }

    // Read each time: whoever remembered it would be ahead of everybody who has to ask, for as long as there is work.
    private Uni<Head> head() {
        return database.run(Head.READ)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(Head::of)
                        .orElseThrow(
                                () -> new StoreFailed("finding the newest row of the audit, which is gone", null)));
    }

    private Uni<List<Added>> append(List<Entry> entries, Head head) {
        List<Link> links = new ArrayList<>();
        List<Statement> rows = new ArrayList<>();
        Link last = head.last();
        for (Entry entry : entries) {
            last = last.next(vault, entry.line());
            links.add(last);
            rows.add(Statement.of(ADD, last.seq(), entry.line(), last.mac()));
            rows.addAll(entry.beside());
        }
        Head next = Head.of(vault, last);
        return database.runIf(next.replacing(head), rows)
                .map(all -> all.isEmpty() ? List.of() : added(entries, links, all.iterator()));
    }

    /// @param rows of the head, and then of each entry's line and what is beside it
    private static List<Added> added(List<Entry> entries, List<Link> links, Iterator<List<Row>> rows) {
        rows.next();
        List<Added> added = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.next();
            List<List<Row>> beside = new ArrayList<>();
            for (int j = 0; j < entries.get(i).beside().size(); j++) {
                beside.add(rows.next());
            }
            added.add(new Added(links.get(i), beside));
        }
        return added;
    }
}
