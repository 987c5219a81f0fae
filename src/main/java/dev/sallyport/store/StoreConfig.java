package dev.sallyport.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where the store is, and what its secrets are encrypted with. Neither has a default outside dev and test: a
/// volume that was forgotten must stop the start, not empty the store.
@ConfigMapping(prefix = "sallyport.store")
interface StoreConfig {
    /// The database, chosen by its scheme.
    ///
    /// SQLite (`sqlite:` and a path) keeps everything in one file, which is made if it is not there: simple to run
    /// and to back up, and for one instance only. PostgreSQL (`postgresql:`) is shared by any number of them.
    String url();

    /// How many connections to PostgreSQL one instance may hold; SQLite needs none. More let more statements run
    /// at once and take more of what the server allows to all instances together.
    @WithDefault("10")
    int connections();

    /// Keys for what is encrypted in the store, `<id>:<Base64 of 32 random bytes>`, separated by commas.
    ///
    /// The first one encrypts, all of them decrypt. To rotate, put a new one in front and keep the old ones until
    /// the log says that nothing needs them: what was encrypted under a key that is gone is lost.
    String keys();

    /// How often rows that are over are swept, and values under an old key encrypted anew. Rarer lets them lie
    /// longer, more often asks a database that has nothing of the kind.
    @WithDefault("1m")
    Duration housekeepingEvery();
}
