package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.packaged.Guest.Page;
import dev.sallyport.testsupport.PostgresServer;
import dev.sallyport.testsupport.RequestToken;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances of the service on one PostgreSQL, as behind a proxy that sends each request to either. What holds for
/// one holds for both together. Covers C1.4, C1.10 and C7.55.
class TwoInstancesIT {
    private static final int AT_ONCE = 50;
    private static final String CODE_FIELD = "name=\"code\"";
    private static final Map<String, String> PHONE = Map.of("country", "US", "number", "4155550142");

    private static final Vendors vendors = new Vendors();
    private static final String store = PostgresServer.freshDatabase();
    private static final Installation one = installation();
    private static final Installation other = one.twin();
    private static final Books books = new Books(Books.jdbc(store));

    @TempDir
    private static Path folder;

    private static List<Process> running = List.of();

    private final String subject = "auth0|" + UUID.randomUUID();
    private final Guest guest = new Guest();

    @BeforeAll
    static void startBothOnAnEmptyDatabase() throws Exception {
        running = atOnce(List.of(() -> started(one, "one"), () -> started(other, "other")));
    }

    @AfterAll
    static void stop() {
        running.forEach(Process::destroyForcibly);
        books.close();
        vendors.close();
    }

    @Test
    void loginThatIsOpenedOnOneIsFinishedOnTheOther() throws Exception {
        String path = guest.opens(one.address(), token()).path();
        assertThat(guest.sees(other.address(), path).body()).contains("Add your phone");
        guest.types(one.address(), path + "/phone", PHONE);
        assertThat(guest.sees(other.address(), path).body()).contains(CODE_FIELD);

        Page wrong = guest.types(other.address(), path + "/code", Map.of("code", "1000000"));
        Page right = guest.types(one.address(), path + "/code", Map.of("code", "9000000"));

        assertThat(List.of(wrong, right))
                .allSatisfy(page -> assertThat(page.path()).isEqualTo(path));
        assertThat(guest.sees(other.address(), path).answer()).isPresent();
        assertThat(books.triesOf(id(path))).isEqualTo(2);
    }

    @Test
    void oneTokenOpensOneLogin_howeverManyBringItAtOnce() throws Exception {
        String token = token();

        List<Page> pages = onBoth(service -> new Guest().opens(service, token));

        assertThat(pages.stream().filter(page -> page.status() == 303)).hasSize(1);
        assertThat(books.loginsOf(subject)).isEqualTo(1);
    }

    @Test
    void fiftyRightCodesAtOnceProveOnce() throws Exception {
        String path = atTheCode();
        int asked = vendors.checks();

        List<Page> pages = onBoth(service -> guest.types(service, path + "/code", Map.of("code", "9000001")));

        assertThat(pages).allSatisfy(page -> assertThat(page.path()).isEqualTo(path));
        assertThat(guest.sees(one.address(), path).answer()).isPresent();
        assertThat(guest.sees(other.address(), path).answer()).isPresent();
        assertThat(vendors.checks() - asked).isBetween(1, 5);
        assertThat(books.authenticatorsOf(subject)).isEqualTo(1);
        assertThat(books.acceptedCodesOf(subject)).isEqualTo(1);
    }

    @Test
    void replayOfTheLastFormOnTheOtherIsTheSamePageAndNoNewProof() throws Exception {
        String path = atTheCode();
        guest.types(one.address(), path + "/code", Map.of("code", "9000003"));
        JsonObject answer = answerOn(one, path);
        int asked = vendors.checks();

        Page replay = guest.types(other.address(), path + "/code", Map.of("code", "9000003"));

        assertThat(replay.path()).isEqualTo(path);
        assertThat(answerOn(other, path).getString("jti")).isEqualTo(answer.getString("jti"));
        assertThat(answerOn(other, path).getLong("auth_time")).isEqualTo(answer.getLong("auth_time"));
        assertThat(vendors.checks()).isEqualTo(asked);
        assertThat(books.acceptedCodesOf(subject)).isEqualTo(1);
    }

    @Test
    void oneCodeInManyLoginsLetsOneIn() throws Exception {
        enrol();
        List<Guest> guests = IntStream.range(0, 8).mapToObj(_ -> new Guest()).toList();
        List<Callable<Boolean>> logins = guests.stream()
                .<Callable<Boolean>>map(each -> () -> {
                    String service = guests.indexOf(each) % 2 == 0 ? one.address() : other.address();
                    String path = each.opens(service, token()).path();
                    each.sees(service, path);
                    each.types(service, path + "/code", Map.of("code", "9000002"));
                    return each.sees(service, path).answer().isPresent();
                })
                .toList();

        assertThat(atOnce(logins)).containsOnlyOnce(true);
    }

    @Test
    void fiftyWrongCodesAtOnceAreTheTriesOfOneCode() throws Exception {
        enrol();
        String path = arrivesAtTheCode(guest);
        int asked = vendors.checks();

        onBoth(service -> guest.types(service, path + "/code", Map.of("code", "1000001")));

        assertThat(vendors.checks() - asked).isEqualTo(5);
        assertThat(books.triesOf(id(path))).isEqualTo(5);
        assertThat(books.failuresOf(subject)).isEqualTo(5);
    }

    @Test
    void guessesInManyLoginsAreTenBeforeTheDelay() throws Exception {
        enrol();
        List<String> paths = List.of(
                arrivesAtTheCode(guest), arrivesAtTheCode(guest), arrivesAtTheCode(guest), arrivesAtTheCode(guest));
        int asked = vendors.checks();

        List<Callable<Page>> guesses = IntStream.range(0, AT_ONCE)
                .<Callable<Page>>mapToObj(i -> () -> guest.types(
                        i % 2 == 0 ? one.address() : other.address(),
                        paths.get(i % paths.size()) + "/code",
                        Map.of("code", "1000002")))
                .toList();
        atOnce(guesses);

        assertThat(vendors.checks() - asked).isEqualTo(10);
        assertThat(books.failuresOf(subject)).isEqualTo(10);
        for (Installation each : List.of(one, other)) {
            String path = guest.opens(each.address(), token()).path();
            assertThat(guest.sees(each.address(), path).body()).contains("locked-out");
        }
    }

    @Test
    void auditOfBothIsOneChain() throws Exception {
        enrol();

        Program.Stopped audit = new Program(folder).run(other.environment(), "audit", "verify");

        assertThat(audit.errors()).isEmpty();
        assertThat(audit.output()).startsWith("The audit is whole");
    }

    private void enrol() throws IOException {
        String path = atTheCode();
        guest.types(one.address(), path + "/code", Map.of("code", "9999999"));
        assertThat(guest.sees(one.address(), path).answer()).isPresent();
    }

    private String atTheCode() throws IOException {
        String path = guest.opens(one.address(), token()).path();
        guest.sees(one.address(), path);
        guest.types(one.address(), path + "/phone", PHONE);
        assertThat(guest.sees(one.address(), path).body()).contains(CODE_FIELD);
        return path;
    }

    private String arrivesAtTheCode(Guest visitor) throws IOException {
        String path = visitor.opens(one.address(), token()).path();
        assertThat(visitor.sees(one.address(), path).body()).contains(CODE_FIELD);
        return path;
    }

    private JsonObject answerOn(Installation each, String path) throws IOException {
        String answer = guest.sees(each.address(), path).answer().orElseThrow();
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(answer.split("\\.", -1)[1])));
    }

    private String token() {
        return RequestToken.of(one.tenant(), Instant.now()).with("sub", subject).signed(Installation.REQUEST_SECRET);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private interface Step {
        Page at(String service) throws IOException;
    }

    private static List<Page> onBoth(Step step) throws Exception {
        return atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<Page>>mapToObj(i -> () -> step.at(i % 2 == 0 ? one.address() : other.address()))
                .toList());
    }

    private static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(steps)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static Process started(Installation installation, String name) throws IOException {
        return new Program(Files.createDirectory(folder.resolve(name))).serve(installation.environment());
    }

    private static Installation installation() {
        return new Installation(store).calling(vendors.url()).withoutSendBudgets();
    }
}
