package dev.sallyport.audit;

import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds rows to the end of the audit, whoever else does the same.
///
/// Rows and head change in one transaction that holds only if the head is still the one that the rows were chained to.
/// May be asked for one [#append] at a time.
final class AuditChain {
    /// Losing so often in a row takes more replicas, or a busier hour, than a login gate sees.
    private static final int TRIES = 20;

    private static final String ADD = "INSERT INTO audit (seq, line, mac) VALUES ($1, $2, $3)";

    private final Database database;
    private final Vault vault;
    private volatile @Nullable Head known;

    AuditChain(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /// Adds the lines in their order, all or none.
    ///
    /// @return the place of each
    Uni<List<Link>> append(List<String> lines) {
        return append(lines, TRIES);
    }

    private Uni<List<Link>> append(List<String> lines, int triesLeft) {
        if (triesLeft == 0) {
            return Uni.createFrom()
                    .failure(new StoreFailed("adding to the audit, where others were always faster", null));
        }
        return head().chain(head -> append(lines, head))
                .chain(links -> links.isEmpty()
                        ? append(lines, triesLeft - 1)
                        : Uni.createFrom().item(links));
    }

    private Uni<Head> head() {
        Head last = known;
        return last != null
                ? Uni.createFrom().item(last)
                : database.run(Head.READ)
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(Head::of)
                                .orElseThrow(() ->
                                        new StoreFailed("finding the newest row of the audit, which is gone", null)));
    }

    private Uni<List<Link>> append(List<String> lines, Head head) {
        List<Link> links = new ArrayList<>();
        List<Statement> rows = new ArrayList<>();
        Link last = head.last();
        for (String line : lines) {
            last = last.next(vault, line);
            links.add(last);
            rows.add(Statement.of(ADD, last.seq(), line, last.mac()));
        }
        Head next = Head.of(vault, last);
        // Forgotten until the answer is there: after a failure nobody knows what the store holds.
        known = null;
        return database.runIf(next.replacing(head), rows).map(replaced -> {
            if (replaced.isEmpty()) {
                return List.of();
            }
            known = next;
            return links;
        });
    }
}
