package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.testsupport.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service is killed (SIGKILL) at random moments under load, and started again on the same store. Covers C7.55 and
/// C7.57.
///
/// A few rounds by default; `-Dsallyport.kill.rounds=100` for more, `-Dsallyport.kill.seed=…` for the same ones.
class KillIT {
    private static final int ROUNDS = Integer.getInteger("sallyport.kill.rounds", 3);
    private static final long SEED = Long.getLong("sallyport.kill.seed", System.nanoTime());
    private static final int LONGEST_MILLIS = 1500;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Vendors vendors = new Vendors();
    private @Nullable Process service;

    @AfterEach
    void stop() throws InterruptedException {
        kill();
        vendors.close();
    }

    @Test
    void sqliteForgetsNothingAndDoesNothingByHalves() throws Exception {
        String file = folder.resolve("store.db").toString();
        outlivesBeingKilled(Installation.sqlite(Path.of(file)), "jdbc:sqlite:" + file);
    }

    @Test
    void postgresqlForgetsNothingAndDoesNothingByHalves() throws Exception {
        String url = PostgresServer.freshDatabase();
        outlivesBeingKilled(new Installation(url), Books.jdbc(url));
    }

    private void outlivesBeingKilled(Installation installation, String jdbc) throws Exception {
        System.out.printf("Killing the service %d times, seed %d%n", ROUNDS, SEED);
        installation
                .calling(vendors.url())
                .withoutSendBudgets()
                .with("SALLYPORT_ATTEMPTS_FREE_FAILURES", "100")
                .with("SALLYPORT_MANAGEMENT_RETRY_EVERY", "1s");
        Load load = new Load(installation, random);

        for (int round = 1; round <= ROUNDS; round++) {
            vendors.takePointers(random.nextBoolean());
            service = new Program(folder).serve(installation.environment());
            load.begin();
            await().atMost(Duration.ofSeconds(60)).until(load::isUnderWay);
            assertThat(service.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS))
                    .as("stopped by itself")
                    .isFalse();
            kill();
            load.end();
            try (Books books = new Books(jdbc)) {
                load.compareWith(books);
                books.assertNobodyIsHalfEnrolled();
                assertThat(books.codesOfTheHour()).as("codes that were counted").isGreaterThanOrEqualTo(vendors.sent());
            }
        }

        vendors.takePointers(true);
        try (Books books = new Books(jdbc)) {
            books.letWhatIsOwedBeDue();
            service = new Program(folder).serve(installation.environment());
            load.triesOldCodesAgain();
            load.compareWith(books);
            await().atMost(Duration.ofSeconds(60)).until(books::nothingIsOwedToAuth0);
            assertThat(vendors.told()).containsAll(books.people());
        }
        Program.Stopped audit = new Program(folder).run(installation.environment(), "audit", "verify");
        assertThat(audit.output()).startsWith("The audit is whole");
        System.out.println("After that: " + load);
    }

    private void kill() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }
}
