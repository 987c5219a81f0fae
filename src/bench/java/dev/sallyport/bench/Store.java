package dev.sallyport.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/// An empty store, by both of its addresses.
///
/// @param setting as `sallyport.store.url` takes it
/// @param jdbc for putting people into it
record Store(String name, String setting, String jdbc) {
    static Store sqlite(Path folder) {
        Path file = folder.resolve("store.db").toAbsolutePath();
        return new Store("SQLite", "sqlite:" + file, "jdbc:sqlite:" + file);
    }

    /// A PostgreSQL of its own that flushes each commit, as PostgreSQL does by itself.
    static Store postgres() throws IOException {
        // Closed by its own shutdown hook.
        int port = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()
                .getPort();
        return new Store(
                "PostgreSQL",
                "postgresql://postgres@127.0.0.1:" + port + "/postgres",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }
}
