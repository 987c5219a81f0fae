package dev.sallyport.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationsTest extends MigrationsContract {
    @TempDir
    Path folder;

    @Override
    Engine open() {
        return SqliteDatabase.open(new SqliteFile(folder.resolve("store.db")), 100);
    }
}
