package dev.sallyport.packaged;

import java.nio.file.Path;

class SqliteSeveralFactorsIT extends SeveralFactorsContract {
    @Override
    String store(Path folder) {
        return "sqlite:" + folder.resolve("store.db");
    }
}
