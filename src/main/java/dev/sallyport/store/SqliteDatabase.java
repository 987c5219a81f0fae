package dev.sallyport.store;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.List;

/// SQLite in this process, with one thread that reads and one that writes, each on a connection of its own: in its WAL
/// mode neither waits for the other, and a reader sees all that was answered before it asked.
///
/// What was asked for is carried out even if the asker goes away, so a booked try stays booked. While too many wait,
/// further statements fail at once.
final class SqliteDatabase implements Engine {
    /// More than may wait for a provider at once, and some seconds of work. Whoever would wait longer had better try
    /// again.
    static final int LONGEST_QUEUE = 10_000;

    private final SqliteReader reader;
    private final SqliteWriter writer;

    private SqliteDatabase(SqliteReader reader, SqliteWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    static SqliteDatabase open(SqliteFile file, int longestQueue) {
        // The writer first: it makes the file, and chooses its mode.
        SqliteWriter writer = new SqliteWriter(SqliteSession.open(file), longestQueue);
        return new SqliteDatabase(new SqliteReader(SqliteSession.open(file), longestQueue), writer);
    }

    @Override
    public Uni<List<Row>> run(Statement statement) {
        return statement.isQuery() ? reader.run(statement) : writer.run(statement);
    }

    @Override
    public Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
        return writer.runIf(guard, List.copyOf(then));
    }

    @Override
    public void close() {
        try {
            try {
                reader.close();
            } finally {
                // Last: whoever closes last writes the log back into the file.
                writer.close();
            }
        } catch (SQLException e) {
            throw new StoreFailed("closing", e);
        }
    }
}
