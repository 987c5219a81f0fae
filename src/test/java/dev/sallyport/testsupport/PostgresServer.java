package dev.sallyport.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/// One real PostgreSQL for all tests of this JVM, without Docker: started when first asked for, stopped with the JVM.
public final class PostgresServer {
    // A property, since Quarkus loads test classes more than once: a static field would start as many servers.
    private static final String PORT = "sallyport.test.postgres-port";

    private PostgresServer() {}

    /// Makes an empty schema, which to its user looks like a database and is made and thrown away faster.
    ///
    /// @return its address as `sallyport.store.url` takes it
    public static String freshSchema() {
        String name = freshName();
        execute("CREATE SCHEMA " + name);
        return address("postgres") + "?search_path=" + name;
    }

    /// Makes an empty database.
    ///
    /// @return its address as `sallyport.store.url` takes it
    public static String freshDatabase() {
        String name = freshName();
        execute("CREATE DATABASE " + name);
        return address(name);
    }

    /// Runs what no store may: commands to the server as a whole.
    public static void execute(String sql) {
        // Not by DriverManager, which knows no driver of the class loaders that Quarkus makes.
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl("jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres");
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String freshName() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String address(String database) {
        return "postgresql://postgres@127.0.0.1:" + port() + "/" + database;
    }

    private static int port() {
        synchronized (System.getProperties()) {
            Integer running = Integer.getInteger(PORT);
            return running != null ? running : start();
        }
    }

    private static int start() {
        try {
            // Closed by its own shutdown hook.
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            System.setProperty(PORT, Integer.toString(server.getPort()));
            return server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
