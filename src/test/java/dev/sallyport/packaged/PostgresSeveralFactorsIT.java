package dev.sallyport.packaged;

import dev.sallyport.testsupport.PostgresServer;
import java.nio.file.Path;

class PostgresSeveralFactorsIT extends SeveralFactorsContract {
    @Override
    String store(Path folder) {
        return PostgresServer.freshDatabase();
    }
}
