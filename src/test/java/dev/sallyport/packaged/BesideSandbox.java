package dev.sallyport.packaged;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program, and beside it the sandbox, which is its tenant and all of its providers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BesideSandbox {
    @SuppressWarnings("NullAway.Init") // Made before the first test.
    Installation installation;

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    SandboxBeside sandbox;

    @SuppressWarnings("NullAway.Init") // Made before the first test.
    Path folder;

    private @Nullable Process service;

    /// What the program is to be started with.
    ///
    /// @param folder an empty one, for the store
    abstract Installation installed(Path folder);

    @BeforeAll
    void start(@TempDir Path fresh) throws Exception {
        folder = fresh;
        installation = installed(folder);
        sandbox = SandboxBeside.of(installation, folder);
        service = new Program(folder).serve(installation.environment());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        sandbox.close();
    }

    /// Up to the first page behind the password.
    Traveller opensTheAccount(String nickname) {
        return new Traveller().opens(installation.address() + "/account").givesPassword(nickname);
    }
}
