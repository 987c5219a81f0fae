package dev.sallyport.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// One connection to SQLite with its prepared statements. It blocks, and one thread at a time may use it.
///
/// Whoever meets an [Error] on the way has to [#abandon] the connection: nobody knows what was left half-done.
final class SqliteSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SqliteSession.class);
    private static final Statement BEGIN = Statement.of("BEGIN IMMEDIATE");
    private static final Statement COMMIT = Statement.of("COMMIT");
    private static final Statement ROLLBACK = Statement.of("ROLLBACK");
    private static final Statement SAVEPOINT = Statement.of("SAVEPOINT guarded");
    private static final Statement BACK_TO_SAVEPOINT = Statement.of("ROLLBACK TO guarded");
    private static final Statement RELEASE = Statement.of("RELEASE guarded");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private final SqliteFile file;
    private @Nullable Connection connection;
    // Emptied with the connection only: the texts are constants of the program, since a statement contains no value.
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private SqliteSession(SqliteFile file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static SqliteSession open(SqliteFile file) {
        file.create();
        SqliteLibrary.load();
        try {
            return new SqliteSession(file, dataSource(file).getConnection());
        } catch (SQLException e) {
            throw new StoreFailed("opening " + file.path(), e);
        }
    }

    private static SQLiteDataSource dataSource(SqliteFile file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // NORMAL would outlive a killed process, but a power cut could take the last commits with it: a booked try
        // would be a free guess again, and someone whose new `rev` Auth0 knows already would be refused. One flush
        // per transaction is the price.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl(file.jdbcUrl());
        return dataSource;
    }

    List<Row> run(Statement statement) throws SQLException {
        PreparedStatement query = prepare(statement.sql());
        try {
            bind(query, statement.values());
            return query.execute() ? read(query) : List.of();
        } catch (SQLException | RuntimeException e) {
            // A statement that failed half-way may hold a lock until it is closed.
            prepared.remove(statement.sql());
            query.close();
            throw e;
        }
    }

    /// Runs the guard and what follows from it within the transaction that is open: all of it, or nothing.
    List<List<Row>> runIf(Statement guard, List<Statement> then) throws SQLException {
        run(SAVEPOINT);
        List<List<Row>> all = new ArrayList<>();
        List<Row> rows = run(guard);
        if (rows.isEmpty()) {
            run(BACK_TO_SAVEPOINT);
        } else {
            all.add(rows);
            for (Statement statement : then) {
                all.add(run(statement));
            }
        }
        run(RELEASE);
        return all;
    }

    void begin() throws SQLException {
        run(BEGIN);
    }

    void commit() throws SQLException {
        run(COMMIT);
    }

    void rollBackAfter(Throwable failure) {
        try {
            run(ROLLBACK);
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full, or cannot.
            failure.addSuppressed(e);
            abandon();
        }
    }

    /// Leaves the connection, and with it whatever was not committed. The next statement makes another one.
    void abandon() {
        Connection left = connection;
        connection = null;
        prepared.clear();
        try {
            if (left != null) {
                left.close();
            }
        } catch (SQLException e) {
            LOG.warn("A connection to the store could not be closed", e);
        }
    }

    /// Closes the connection, which writes the log back into the file and removes it.
    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        // SQLite numbers `$2` by where it first stands in the text, `?2` by its number.
        PreparedStatement fresh =
                connection().prepareStatement(PLACE.matcher(sql).replaceAll("?$1"));
        prepared.put(sql, fresh);
        return fresh;
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = dataSource(file).getConnection();
        }
        return connection;
    }

    private static void bind(PreparedStatement query, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }

    private static List<Row> read(PreparedStatement query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = query.getResultSet()) {
            ResultSetMetaData names = result.getMetaData();
            while (result.next()) {
                Map<String, @Nullable Object> columns = new LinkedHashMap<>();
                for (int i = 1; i <= names.getColumnCount(); i++) {
                    columns.put(names.getColumnLabel(i), value(result.getObject(i)));
                }
                rows.add(new Row(columns));
            }
        }
        return rows;
    }

    private static @Nullable Object value(@Nullable Object stored) {
        return switch (stored) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            default -> throw new IllegalStateException("Neither text nor a whole number: " + stored.getClass());
        };
    }
}
