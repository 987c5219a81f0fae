package dev.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.packaged.Installation;
import dev.sallyport.testsupport.RequestToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Request tokens as Auth0 signs them, made before the load begins: each opens one login, within two minutes.
final class Tokens {
    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

    /// Each is typed once: a code lets the same person in no second time.
    private static final AtomicInteger CODES = new AtomicInteger(1_000_000);

    private Tokens() {}

    /// Writes a file for each browser, named by its number, with a token and a code on each line.
    ///
    /// @param people how many are enrolled; each login is that of any of them
    static void write(Path folder, String tenant, int browsers, int loginsOfEach, int people) throws IOException {
        Files.createDirectories(folder);
        for (int browser = 0; browser < browsers; browser++) {
            try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(Integer.toString(browser)), UTF_8)) {
                for (int login = 0; login < loginsOfEach; login++) {
                    int person = RANDOM.nextInt(people);
                    file.write(token(tenant, person) + " " + CODES.getAndIncrement() + "\n");
                }
            }
        }
    }

    private static String token(String tenant, int person) {
        return RequestToken.of(tenant, Instant.now())
                .with("sub", Crowd.subject(person))
                .with("authy_id", Crowd.authyId(person))
                .with("enrolled", true)
                .with("rev", 1)
                .signed(Installation.REQUEST_SECRET);
    }
}
