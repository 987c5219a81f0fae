package dev.sallyport.packaged;

import dev.sallyport.testsupport.PostgresServer;
import java.nio.file.Path;

class PostgresWholeLoginIT extends WholeLoginContract {
    @Override
    String store(Path folder) {
        return PostgresServer.freshDatabase();
    }
}
