package dev.sallyport.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSweepingTest extends SweepingContract {
    @RegisterExtension
    private final FreshPostgresStore store = new FreshPostgresStore();

    @Override
    Database database() {
        return store.database();
    }
}
