package dev.sallyport.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A store in SQLite for each test of a class that registers this, and gone with it.
public final class FreshSqliteStore implements BeforeEachCallback, AfterEachCallback {
    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Path folder;

    @SuppressWarnings("NullAway.Init") // As above.
    private TemporaryStore store;

    public Database database() {
        return store.database();
    }

    public Vault vault() {
        return store.vault();
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        folder = Files.createTempDirectory("sallyport-store");
        store = TemporaryStore.sqlite(folder);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        store.close();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        files.forEach(FreshSqliteStore::delete);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
