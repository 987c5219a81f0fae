package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.MutableClock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Changing the store's key while the service runs.
abstract class ReencryptionContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final VaultKeys BEFORE = VaultKeys.parse("old:" + key('o'));
    private static final VaultKeys DURING = VaultKeys.parse("new:" + key('n') + ",old:" + key('o'));
    private static final VaultKeys AFTER = VaultKeys.parse("new:" + key('n'));

    private final Vault before = vault(BEFORE);
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final Vault during = vault(DURING);

    abstract Database database();

    @Test
    void oldKeyIsOfNoUseToAnybodyAfterwards() {
        authenticator("1", before, "16350001", "+4915112345678");
        authenticator("2", before, "16350002", null);
        login("3", before, "{\"some\":\"body\"}");

        round(DURING);

        Vault after = vault(AFTER);
        assertThat(after.open("authenticators.handle:1", value("authenticators", "handle", "1")))
                .isEqualTo("16350001");
        assertThat(after.open("authenticators.phone:1", value("authenticators", "phone", "1")))
                .isEqualTo("+4915112345678");
        assertThat(after.open("authenticators.handle:2", value("authenticators", "handle", "2")))
                .isEqualTo("16350002");
        assertThat(after.open("logins.body:3", value("logins", "body", "3"))).isEqualTo("{\"some\":\"body\"}");
        assertThat(run("SELECT id FROM authenticators WHERE phone IS NULL")).hasSize(1);
    }

    @Test
    void moreThanAPageIsDoneInOneRound() {
        IntStream.range(0, 450).forEach(i -> authenticator("id-" + i, before, "handle-" + i, null));

        round(DURING);

        assertThat(run("SELECT id FROM authenticators WHERE handle LIKE 'new:%'"))
                .hasSize(450);
    }

    @Test
    void whatTheFirstKeySealedIsLeftAsItIs() {
        authenticator("1", during, "16350001", null);
        String sealed = value("authenticators", "handle", "1");

        round(DURING);

        assertThat(value("authenticators", "handle", "1")).isEqualTo(sealed);
    }

    @Test
    void withOneKeyNothingIsRead() {
        authenticator("1", before, "16350001", null);
        String sealed = value("authenticators", "handle", "1");

        round(AFTER);

        assertThat(value("authenticators", "handle", "1")).isEqualTo(sealed);
    }

    @Test
    void valueThatCannotBeReadIsLeftAndToldOf_andTheOthersAreDone() {
        authenticator("1", vault(VaultKeys.parse("lost:" + key('l'))), "16350001", null);
        authenticator("2", before, "16350002", null);
        String unreadable = value("authenticators", "handle", "1");
        var reencryption = reencryption(DURING);

        await(reencryption.round());
        try (LogLines log = LogLines.of(Reencryption.class.getName())) {
            await(reencryption.round());

            assertThat(log.lines()).singleElement().asString().contains("1 values", "cannot be decrypted", "backup");
        }

        assertThat(value("authenticators", "handle", "1")).isEqualTo(unreadable);
        assertThat(value("authenticators", "handle", "2")).startsWith("new:");
    }

    @Test
    void endIsToldOnceAnHour() {
        authenticator("1", before, "16350001", null);
        var reencryption = reencryption(DURING);
        try (LogLines log = LogLines.of(Reencryption.class.getName())) {
            await(reencryption.round());
            assertThat(log.lines()).singleElement().asString().contains("1 values", "under the key new");

            await(reencryption.round());
            await(reencryption.round());
            assertThat(log.lines()).hasSize(2).last().asString().contains("only the audit still needs old");

            authenticator("late", before, "16350002", null);
            clock.advance(Duration.ofHours(1));
            await(reencryption.round());
            assertThat(value("authenticators", "handle", "late")).startsWith("new:");
        }
    }

    @Test
    void whatChangesMeanwhileIsNeitherLostNorOverwritten() {
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "id-" + i).toList();
        ids.forEach(id -> login(id, before, "0"));

        CompletableFuture<Void> writers = Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> countUp(id, 5))
                .merge(50)
                .collect()
                .last()
                .replaceWithVoid()
                .subscribeAsCompletionStage();
        do {
            round(DURING);
        } while (!writers.isDone());
        writers.join();
        round(DURING);

        Vault after = vault(AFTER);
        assertThat(ids)
                .allSatisfy(id -> assertThat(after.open("logins.body:" + id, value("logins", "body", id)))
                        .isEqualTo("5"));
    }

    /// As [dev.sallyport.login] changes a login: read, and written if nobody else wrote in between. Seals under the old
    /// key, as an instance does that has not heard of the new one, but reads both.
    private Uni<Void> countUp(String id, int times) {
        if (times == 0) {
            return Uni.createFrom().voidItem();
        }
        String place = "logins.body:" + id;
        return database()
                .run(Statement.of("SELECT body, version FROM logins WHERE id = $1", id))
                .map(List::getFirst)
                .chain(row -> database()
                        .run(Statement.of(
                                "UPDATE logins SET body = $1, version = version + 1 WHERE id = $2 AND version = $3"
                                        + " RETURNING version",
                                before.seal(
                                        place,
                                        String.valueOf(Integer.parseInt(during.open(place, row.text("body"))) + 1)),
                                id,
                                row.number("version"))))
                .invoke(rows -> assertThat(rows)
                        .as("The version stays: nothing of theirs was changed")
                        .hasSize(1))
                .chain(() -> countUp(id, times - 1));
    }

    private void round(VaultKeys keys) {
        await(reencryption(keys).round());
    }

    private Reencryption reencryption(VaultKeys keys) {
        return new Reencryption(database(), vault(keys), keys, clock);
    }

    private static void await(Uni<Void> done) {
        done.await().atMost(PATIENCE);
    }

    private void authenticator(String id, Vault vault, String handle, @Nullable String phone) {
        run(
                "INSERT INTO authenticators (id, iss, sub, kind, handle, phone, since)"
                        + " VALUES ($1, 't', 'ada', 'authy', $2, $3, 1)",
                id,
                vault.seal("authenticators.handle:" + id, handle),
                phone == null ? null : vault.seal("authenticators.phone:" + id, phone));
    }

    private void login(String id, Vault vault, String body) {
        run(
                "INSERT INTO logins (id, iss, jti, sub, cookie_hash, body, version, tries, opened_at, expires_at)"
                        + " VALUES ($1, 't', $1, 'ada', '', $2, 0, 0, 0, 9)",
                id,
                vault.seal("logins.body:" + id, body));
    }

    private String value(String table, String column, String id) {
        return run("SELECT " + column + " AS value FROM " + table + " WHERE id = $1", id)
                .getFirst()
                .text("value");
    }

    private List<Row> run(String sql, @Nullable Object... values) {
        return database().run(Statement.of(sql, values)).await().atMost(PATIENCE);
    }

    private static Vault vault(VaultKeys keys) {
        return new AesVault(keys, new SecureRandom());
    }

    private static String key(char fill) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8));
    }
}
