package dev.sallyport.audit;

import dev.sallyport.audit.Verification.Broken;
import dev.sallyport.audit.Verification.Kind;
import dev.sallyport.audit.Verification.Whole;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One walk along the chain. Each [#step] checks a page of rows, or at their end whether that is the end.
final class TrailWalk {
    private static final String PAGE = "SELECT seq, line, mac FROM audit WHERE seq > $1 ORDER BY seq LIMIT 500";

    private final Database database;
    private final Vault vault;
    private Link last = Link.START;
    private @Nullable String lastLine;

    TrailWalk(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /// The verdict, or empty as long as there is more to read.
    Uni<Optional<Verification>> step() {
        return database.run(Statement.of(PAGE, last.seq()))
                .chain(rows -> rows.isEmpty() ? atTheEnd() : Uni.createFrom().item(faultAmong(rows)));
    }

    private Optional<Verification> faultAmong(List<Row> rows) {
        for (Row row : rows) {
            Optional<Kind> fault = faultOf(row);
            if (fault.isPresent()) {
                return Optional.of(new Broken(last.seq() + 1, fault.get()));
            }
            last = new Link(row.number("seq"), row.text("mac"));
            lastLine = row.text("line");
        }
        return Optional.empty();
    }

    private Optional<Kind> faultOf(Row row) {
        if (row.number("seq") != last.seq() + 1) {
            return Optional.of(Kind.MISSING);
        }
        if (last.leadsTo(vault, row.text("line"), row.text("mac"))) {
            return Optional.empty();
        }
        return Optional.of(vault.hasKeyOf(row.text("mac")) ? Kind.CHANGED : Kind.KEY_UNKNOWN);
    }

    // The head is read after the rows, and it only ever grows: one that is behind them was tampered with.
    private Uni<Optional<Verification>> atTheEnd() {
        return database.run(Head.READ).map(rows -> {
            if (rows.isEmpty()) {
                return headChanged();
            }
            Row row = rows.getFirst();
            long newest = row.number("seq");
            if (newest > last.seq()) {
                boolean writtenMeanwhile = row.optionalText("mac").isPresent();
                return writtenMeanwhile ? Optional.empty() : broken(last.seq() + 1, Kind.END_MISSING);
            }
            return newest < last.seq() ? headChanged() : verdict(Head.of(row));
        });
    }

    private Optional<Verification> verdict(Head head) {
        if (head.isSound(vault)) {
            return Optional.of(
                    new Whole(last.seq(), Optional.ofNullable(lastLine).map(AuditLine::timeOf)));
        }
        return vault.hasKeyOf(head.seal()) ? headChanged() : broken(last.seq(), Kind.KEY_UNKNOWN);
    }

    private Optional<Verification> headChanged() {
        return broken(last.seq(), Kind.HEAD_CHANGED);
    }

    private static Optional<Verification> broken(long seq, Kind kind) {
        return Optional.of(new Broken(seq, kind));
    }
}
