package dev.sallyport.packaged;

import java.nio.file.Path;

class SqliteWholeLoginIT extends WholeLoginContract {
    @Override
    String store(Path folder) {
        return "sqlite:" + folder.resolve("store.db");
    }
}
