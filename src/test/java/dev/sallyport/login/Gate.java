package dev.sallyport.login;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.factor.ApprovalFactors;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.factor.recovery.RecoveryParts;
import dev.sallyport.factor.totp.TotpParts;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Grounds;
import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.FreshSqliteStore;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.Bookings;
import dev.sallyport.testsupport.MutableClock;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Wiring;
import dev.sallyport.web.PublicUrl;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The whole gate without its HTTP server: every part is the real one, on a real store, but for the provider, the
/// tenant's list of users and the clock.
final class Gate {
    static final Person ADA = ALogin.ADA;
    static final PhoneNumber NUMBER = new PhoneNumber(1, "4155550142");
    static final Authenticator HELD = ALogin.anAuthenticator("held", "1635", NUMBER);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MutableClock clock = new MutableClock(ALogin.NOW);
    final ScriptedPhone phone = new ScriptedPhone(FactorKind.AUTHY);
    final ScriptedPhone verify = new ScriptedPhone(FactorKind.VERIFY);
    final ScriptedApp app = new ScriptedApp();
    final ScriptedNumbers numbers = new ScriptedNumbers();
    final ScriptedApprovals approvals;
    final ScriptedApprovals taps = new ScriptedApprovals(FactorKind.VERIFY_PUSH, true);
    final ScriptedUsers users = new ScriptedUsers();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Wiring parts;

    Gate(FreshSqliteStore store) {
        this(store, Map.of());
    }

    Gate(FreshSqliteStore store, Map<String, String> settings) {
        this(store, settings, Set.of("authy"));
    }

    /// @param factors the wire names of those that are offered
    Gate(FreshSqliteStore store, Map<String, String> settings, Set<String> factors) {
        this(store.database(), store.vault(), settings, factors);
    }

    /// One that offers every factor there is.
    static Gate ofAllFactors(FreshSqliteStore store) {
        return ofAllFactors(store.database(), store.vault());
    }

    static Gate ofAllFactors(Database database, Vault vault) {
        return new Gate(database, vault, Map.of(), Set.of("totp", "authy", "recovery"));
    }

    /// One that moves people from Authy to the factor of that name.
    static Gate movingTo(FreshSqliteStore store, String target, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("sallyport.migrate", target);
        return new Gate(store.database(), store.vault(), all, Set.of("totp", "authy", "verify", "recovery"));
    }

    /// One whose provider can ask people's phones.
    static Gate thatAsksPhones(FreshSqliteStore store) {
        return new Gate(
                store.database(),
                store.vault(),
                Map.of(ScriptedApprovals.SWITCH, "true"),
                Set.of("totp", "authy", "recovery"));
    }

    private Gate(Database database, Vault vault, Map<String, String> settings, Set<String> factors) {
        approvals = new ScriptedApprovals(FactorKind.AUTHY, settings.containsKey(ScriptedApprovals.SWITCH));
        Map<String, String> all = new HashMap<>(Map.of(
                "sallyport.tenant.domain",
                ADA.issuer(),
                "sallyport.tenant.request-secrets",
                RequestToken.SECRET,
                "sallyport.tenant.answer-secret",
                "an-answer-secret-of-at-least-32-bytes",
                "sallyport.enrolment.countries",
                "*"));
        all.putAll(settings);
        parts = new Wiring(
                all,
                database,
                vault,
                clock,
                users,
                numbers,
                meters,
                new PublicUrl(Optional.of("https://mfa.example.com")));
        parts.put(new SecondFactors(
                List.of(
                        phone,
                        verify,
                        app,
                        new ScriptedPush(),
                        parts.get(TotpParts.FACTOR),
                        parts.get(RecoveryParts.FACTOR)),
                factors,
                Optional.ofNullable(all.get("sallyport.migrate")),
                Boolean.parseBoolean(all.get("sallyport.migrate.dry-run"))));
        parts.put(new ApprovalFactors(List.of(approvals, taps), parts.get(SecondFactors.class)));
    }

    <T> T get(Class<T> part) {
        return parts.get(part);
    }

    /// A browser of somebody who has not been here.
    Browser browser() {
        return new Browser(this);
    }

    /// A browser in which a login of somebody new has begun.
    Browser enrolling() {
        return browser().opening(aToken());
    }

    /// A browser in which a login of somebody who holds a phone has come to the code page.
    Browser proving() {
        enrol();
        return provingAgain();
    }

    Browser provingAgain() {
        Browser browser = browser().opening(aToken().with("enrolled", true).with("rev", 1));
        browser.looks();
        return browser;
    }

    void enrol() {
        soon(get(AuthenticatorStore.class).activateFirst(ADA, HELD));
    }

    RequestToken aToken() {
        return RequestToken.of(ADA.issuer(), clock.instant())
                .with("sub", ADA.subject())
                .with("ip", "203.0.113.5");
    }

    List<Authenticator> held() {
        return soon(get(AuthenticatorStore.class).activeOf(ADA));
    }

    /// Those of somebody who has just proven that one.
    Grounds grounds(Authenticator proven) {
        return new Grounds(proven.id(), clock.instant());
    }

    /// Failures of the person at the factor that are counted.
    long failures() {
        List<Row> rows = rows("SELECT failures FROM attempts");
        return rows.isEmpty() ? 0 : rows.getFirst().number("failures");
    }

    void fails(int times) {
        fails(FactorKind.AUTHY, times);
    }

    void fails(FactorKind kind, int times) {
        for (int i = 0; i < times; i++) {
            soon(Bookings.book(get(AttemptStore.class), ADA, kind));
        }
    }

    List<Row> rows(String sql) {
        return soon(get(Database.class).run(Statement.of(sql)));
    }

    AuditRows audit() {
        return get(AuditRows.class);
    }

    double counted(String meter, String... tags) {
        return meters.get(meter).tags(tags).counter().count();
    }

    static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(PATIENCE);
    }
}
