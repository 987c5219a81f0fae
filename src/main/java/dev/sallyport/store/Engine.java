package dev.sallyport.store;

/// A database that is open and must be closed once: what the URL's scheme chooses between.
sealed interface Engine extends Database permits PostgresDatabase, SqliteDatabase {
    /// Finishes what was asked for, refuses everything after, and leaves the data in order.
    void close();
}
