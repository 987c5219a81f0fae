package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Standing;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.authy.Fault;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.support.Reset;
import dev.sallyport.support.ResetReason;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.Journey;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Tenant;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/// Walks through every flow that there is, and remembers what was secret on the way. Enough is looked at to know that
/// each flow went where it should.
@Singleton
class EveryFlow {
    static final List<String> WRONG_CODES = List.of("9081726", "8172635", "7263544", "6354433", "5443322");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WRENS_NUMBER = "+14155550142";
    private static final String OSWALDS_NUMBER = "+14155550137";

    private final Sandbox sandbox;
    private final Tenant tenant;
    private final Database database;
    private final CleanSlate slate;
    private final AuthenticatorStore authenticators;
    private final Reset reset;

    private final Set<String> secrets = new TreeSet<>();
    private Journey journey = new Journey();

    EveryFlow(
            Sandbox sandbox,
            Tenant tenant,
            Database database,
            CleanSlate slate,
            AuthenticatorStore authenticators,
            Reset reset) {
        this.sandbox = sandbox;
        this.tenant = tenant;
        this.database = database;
        this.slate = slate;
        this.authenticators = authenticators;
        this.reset = reset;
    }

    /// Walks, and tells what was secret on the way.
    Set<String> walk() {
        slate.wipe();
        rememberPeople();
        enrolment();
        codeLogin();
        everyCodeWrong();
        disabledFactor();
        codesOfTheHour();
        givingUp();
        adoption();
        refusedPhones();
        resetAndTicket();
        storeFaults();
        accountAndLogOut();
        standing().active().forEach(held -> secrets.add(held.handle().value()));
        // The tenant takes no more calls for a while after the faults: nobody enrols behind them.
        providerFaults();
        refusals();
        rememberSent();
        secrets.addAll(journey.secrets());
        return Set.copyOf(secrets);
    }

    private void enrolment() {
        logIn("wren");
        journey.sends("/phone", Map.of("country", "US", "number", "(415) 555-0199"));
        journey.sends("/change-number", Map.of());
        journey.sends("/phone", Map.of("country", "US", "number", "not a number 4155550142"));
        journey.sends("/phone", Map.of("country", "US", "number", "(415) 555-0142"));
        journey.sends("/code", Map.of("code", WRONG_CODES.getFirst()));
        journey.sends("/resend", Map.of("channel", "sms"));
        rememberSent();
        journey.sends("/resend", Map.of("channel", "call"));
        rightCode(WRENS_NUMBER);
        handOff();
        assertThat(journey.page().body()).contains("Wren Abernathy");
    }

    private void codeLogin() {
        logIn("wren");
        journey.sends("/code", Map.of("code", "no code at all"));
        rightCode(WRENS_NUMBER);
        handOff();
        assertThat(journey.page().body()).contains("Wren Abernathy");
    }

    private void everyCodeWrong() {
        logIn("wren");
        for (String code : WRONG_CODES) {
            journey.sends("/code", Map.of("code", code));
        }
        assertThat(journey.page().body()).contains("too-many");
        handOff();
        logIn("wren");
        handOff();
        forgetAttempts();
    }

    private void disabledFactor() {
        database.run(Statement.of(
                        "INSERT INTO attempts (iss, sub, factor, failures, locked_until) VALUES ($1, $2, $3, $4, $5)",
                        tenant.issuer(),
                        "auth0|wren",
                        "authy",
                        100L,
                        0L))
                .await()
                .atMost(PATIENCE);
        logIn("wren");
        assertThat(journey.page().body()).contains("authenticator-disabled");
        handOff();
        forgetAttempts();
    }

    private void codesOfTheHour() {
        logIn("wren");
        database.run(Statement.of("UPDATE budgets SET used = 1000000")).await().atMost(PATIENCE);
        journey.sends("/resend", Map.of("channel", "sms"));
        assertThat(journey.page().body()).contains("send-limit");
        database.run(Statement.of("DELETE FROM budgets")).await().atMost(PATIENCE);
        rightCode(WRENS_NUMBER);
        handOff();
    }

    private void resetAndTicket() {
        // Given a proof that waits for its hand-off
        logIn("wren");
        rightCode(WRENS_NUMBER);
        Journey waiting = journey;

        reset.reset(wren(), new ResetReason("lost the phone"), Duration.ofHours(1))
                .await()
                .atMost(PATIENCE);
        waiting.opens(waiting.page().response().uri().toString());
        assertThat(waiting.page().body()).contains("reset-meanwhile");

        // A reset voids the rest of its second too.
        Awaitility.await().atMost(PATIENCE).until(() -> !standing().voids(Instant.now()));
        enrolment();
    }

    private void forgetAttempts() {
        database.run(Statement.of("DELETE FROM attempts")).await().atMost(PATIENCE);
    }

    private Standing.Known standing() {
        return (Standing.Known) authenticators.standingOf(wren()).await().atMost(PATIENCE);
    }

    private Person wren() {
        return new Person(tenant.issuer(), "auth0|wren");
    }

    private void givingUp() {
        logIn("wren");
        journey.sends("/cancel", Map.of());
        handOff();
        assertThat(journey.page().body()).contains("cancelled");
    }

    private void adoption() {
        logIn("oswald");
        String code = sandbox.authy().softToken(OSWALDS_NUMBER).orElseThrow();
        secrets.add(code);
        journey.sends("/code", Map.of("code", code));
        handOff();
        assertThat(journey.page().body()).contains("Oswald Finch");
    }

    private void refusedPhones() {
        logIn("tomas");
        for (String number : List.of("+1 900 555 0166", "+44 20 7946 0166", "+1 800 555 0166")) {
            journey.sends("/phone", Map.of("country", "US", "number", number));
            assertThat(journey.page().body()).contains("Error:");
            secrets.add(number);
            secrets.add(number.replaceAll("[ +]", ""));
        }
    }

    /// A store that refuses a statement has its values at hand, and must keep them to itself.
    private void storeFaults() {
        slate.wipe();
        enrolment();
        for (String table : List.of("attempts", "accepted_codes", "authenticators", "logins", "audit")) {
            logIn("wren");
            rename(table, table + "_away");
            try {
                rightCode(WRENS_NUMBER);
                assertThat(journey.page().status()).as(table).isGreaterThanOrEqualTo(500);
            } finally {
                rename(table + "_away", table);
            }
            forgetAttempts();
        }
    }

    private void rename(String table, String name) {
        database.run(Statement.of("ALTER TABLE " + table + " RENAME TO " + name))
                .await()
                .atMost(PATIENCE);
    }

    private void providerFaults() {
        List<Fault> faults = List.of(
                new Fault.Status(401),
                new Fault.Status(429),
                new Fault.Status(500),
                new Fault.Status(503),
                new Fault.Html(),
                new Fault.Empty(),
                new Fault.SuccessWithoutToken(),
                new Fault.Cut(),
                new Fault.Slow(Duration.ofSeconds(2)));
        for (Fault fault : faults) {
            // Given a provider that fails at sending, and at checking the right code
            sandbox.authy().faults().next(1, fault);
            logIn("wren");
            journey.sends("/resend", Map.of("channel", "sms"));
            sandbox.authy().faults().next(1, fault);
            rightCode(WRENS_NUMBER);
            sandbox.authy().faults().clear();
            forgetAttempts();
        }
        for (int status : List.of(401, 429, 500)) {
            sandbox.tenant().managementFaults().next(3, status);
            logIn("tomas");
            journey.sends("/phone", Map.of("country", "US", "number", "415 555 0166"));
            sandbox.tenant().managementFaults().clear();
        }
        sandbox.authy().faults().next(1, new Fault.Cut());
        journey.sends("/phone", Map.of("country", "US", "number", "415 555 0166"));
        sandbox.authy().faults().clear();
    }

    private void refusals() {
        String service = sandbox.settings().service().toString();
        String token = RequestToken.of(tenant.issuer(), Instant.now()).signed();
        List<String> tokens = List.of(
                token,
                RequestToken.of(tenant.issuer(), Instant.now().minusSeconds(900))
                        .signed(),
                RequestToken.of(tenant.issuer(), Instant.now()).signed(RequestToken.OTHER_SECRET),
                RequestToken.of(tenant.issuer(), Instant.now()).unsigned(),
                RequestToken.of("evil.example", Instant.now()).signed(),
                RequestToken.of(tenant.issuer(), Instant.now())
                        .with("enrolled", true)
                        .signed(),
                token.substring(0, token.length() - 3),
                "wren@example.com");
        for (String one : tokens) {
            secrets.add(one);
            opens(service + "/login?state=a-state&session_token=" + encoded(one));
        }
        opens(service + "/login?state=a-state&session_token=" + token);
        opens(service + "/login?state=another-state&session_token=" + token);
        opens(service + "/login?session_token=" + token);
        opens(service + "/account/callback?code=stolen-code-9f8e7d6c&state=nobodys");
        secrets.add("stolen-code-9f8e7d6c");
        // The store forgets whom Auth0 knows as enrolled.
        database.run(Statement.of("DELETE FROM authenticators")).await().atMost(PATIENCE);
        database.run(Statement.of("DELETE FROM people")).await().atMost(PATIENCE);
        logIn("wren");
        assertThat(journey.page().body()).contains("enrolment-unknown");
        handOff();
    }

    private void accountAndLogOut() {
        slate.wipe();
        enrolment();
        journey.opens(sandbox.settings().service() + "/account");
        journey.opens(sandbox.settings().service() + "/account/logout");
    }

    private void logIn(String who) {
        rememberSent();
        secrets.addAll(journey.secrets());
        sandbox.tenant().forgetSessions();
        journey = new Journey();
        journey.opens(sandbox.settings().service() + "/account");
        journey.sends("/u/login", Map.of("email", who + "@example.com", "password", who + "-opens-gate-1"));
    }

    private void opens(String url) {
        secrets.addAll(journey.secrets());
        journey = new Journey();
        journey.opens(url);
    }

    private void rightCode(String number) {
        rememberSent();
        String code = sandbox.authy().newestCode(number).orElseThrow();
        journey.sends("/code", Map.of("code", code));
    }

    private void handOff() {
        journey.sends("/continue", Map.of());
    }

    private void rememberPeople() {
        for (String who : List.of("wren", "oswald", "tomas")) {
            secrets.add(who + "@example.com");
            secrets.add(who + "-opens-gate-1");
        }
        for (String last : List.of("0142", "0137", "0199", "0166")) {
            secrets.add("415555" + last);
            secrets.add("415-555-" + last);
            secrets.add("(415) 555-" + last);
            secrets.add("415 555 " + last);
        }
        secrets.addAll(WRONG_CODES);
    }

    private void rememberSent() {
        for (String number : List.of(WRENS_NUMBER, OSWALDS_NUMBER, "+14155550199", "+14155550166")) {
            sandbox.authy().newestCode(number).ifPresent(secrets::add);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
