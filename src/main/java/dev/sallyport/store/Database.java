package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// The one way to the store, whichever engine is behind it.
///
/// Nothing blocks the caller: the result arrives on the Vert.x context that asked. Any failure of the engine arrives as
/// [StoreFailed]; a caller that cannot book, read or write must refuse.
public interface Database {
    /// Runs one statement by itself, atomically.
    ///
    /// @return the rows of a `SELECT` or a `RETURNING`, else none
    Uni<List<Row>> run(Statement statement);

    /// Runs `guard`, and only if that yields a row, each of `then`, all in one transaction.
    ///
    /// @return the rows of the guard, then those of each that followed. Empty if the guard yielded none:
    ///     nothing was changed
    Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then);
}
