package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.notice.Delivering;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.person.Standing;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.fault.Fault;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// Walks through every flow that there is, and remembers what was secret on the way. Enough is looked at to know that
/// each flow went where it should.
@Singleton
class EveryFlow {
    static final List<String> WRONG_CODES = List.of("9081726", "8172635", "7263544", "6354433", "5443322");

    private static final Pattern LINK = Pattern.compile("http\\S+/not-me\\?notice=(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sandbox sandbox;
    private final Tenant tenant;
    private final Database database;
    private final CleanSlate slate;
    private final AuthenticatorStore authenticators;
    private final Reset reset;
    private final Delivering mails;
    private final Walk walk;

    EveryFlow(
            Sandbox sandbox,
            Tenant tenant,
            Database database,
            CleanSlate slate,
            AuthenticatorStore authenticators,
            Reset reset,
            Delivering mails) {
        this.sandbox = sandbox;
        this.tenant = tenant;
        this.database = database;
        this.slate = slate;
        this.authenticators = authenticators;
        this.reset = reset;
        this.mails = mails;
        this.walk = new Walk(sandbox);
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
        new FactorFlows(walk, database).walk();
        resetAndTicket();
        mails();
        storeFaults();
        slate.wipe();
        new VerifyFlows(walk, sandbox, database).walk();
        accountAndLogOut();
        walk.remember(
                standing().active().stream().map(held -> held.handle().value()).toList());
        // The tenant takes no more calls for a while after the faults: nobody enrols behind them.
        providerFaults();
        refusals();
        return walk.secrets();
    }

    /// Leaves the recovery codes where they are: a phone that is all that somebody has ends a login when it is locked.
    private void enrolment() {
        walk.logIn("wren");
        walk.picks("authy");
        walk.sends("/phone", Map.of("country", "US", "number", "(415) 555-0199"));
        walk.sends("/change-number", Map.of());
        walk.sends("/phone", Map.of("country", "US", "number", "not a number 4155550142"));
        walk.sends("/phone", Map.of("country", "US", "number", "(415) 555-0142"));
        walk.types(WRONG_CODES.getFirst());
        walk.sends("/resend", Map.of("channel", "sms"));
        walk.rememberSent();
        walk.sends("/resend", Map.of("channel", "call"));
        walk.typesWhatCameTo(Walk.WRENS_NUMBER);
        assertThat(walk.shownRecoveryCodes()).hasSize(10);
    }

    private void codeLogin() {
        walk.logIn("wren");
        walk.types("no code at all");
        walk.typesWhatCameTo(Walk.WRENS_NUMBER);
        walk.handOff();
        assertThat(walk.page().body()).contains("Wren Abernathy");
    }

    private void everyCodeWrong() {
        walk.logIn("wren");
        for (String code : WRONG_CODES) {
            walk.types(code);
        }
        assertThat(walk.page().body()).contains("too-many");
        walk.handOff();
        walk.logIn("wren");
        walk.handOff();
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
        walk.logIn("wren");
        assertThat(walk.page().body()).contains("authenticator-disabled");
        walk.handOff();
        forgetAttempts();
    }

    private void codesOfTheHour() {
        walk.logIn("wren");
        database.run(Statement.of("UPDATE budgets SET used = 1000000")).await().atMost(PATIENCE);
        walk.sends("/resend", Map.of("channel", "sms"));
        assertThat(walk.page().body()).contains("send-limit");
        database.run(Statement.of("DELETE FROM budgets")).await().atMost(PATIENCE);
        walk.typesWhatCameTo(Walk.WRENS_NUMBER);
        walk.handOff();
    }

    private void resetAndTicket() {
        // Given a proof that waits for its hand-off
        walk.logIn("wren");
        walk.typesWhatCameTo(Walk.WRENS_NUMBER);
        Journey waiting = walk.journey();

        reset.reset(wren(), new ResetReason("lost the phone"), Duration.ofHours(1))
                .await()
                .atMost(PATIENCE);
        waiting.opens(waiting.page().response().uri().toString());
        assertThat(waiting.page().body()).contains("reset-meanwhile");

        // A reset voids the rest of its second too.
        Awaitility.await().atMost(PATIENCE).until(() -> !standing().voids(Instant.now()));
        enrolment();
    }

    /// What has happened until now is told, and said to have been somebody else.
    private void mails() {
        mails.now();
        Matcher link = LINK.matcher(
                sandbox.inbox().newest("wren@example.com").orElseThrow().text());
        assertThat(link.find()).isTrue();
        walk.remember(List.of(link.group(1)));
        walk.opens(link.group());
        walk.sends("/not-me", Map.of());
        assertThat(walk.page().body()).contains("It is stopped");
        forgetAttempts();
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
        walk.logIn("wren");
        walk.sends("/cancel", Map.of());
        walk.handOff();
        assertThat(walk.page().body()).contains("cancelled");
    }

    private void adoption() {
        walk.logIn("oswald");
        String code = sandbox.authy().softToken(Walk.OSWALDS_NUMBER).orElseThrow();
        walk.types(code);
        walk.keepsTheCodes();
        walk.handOff();
        assertThat(walk.page().body()).contains("Oswald Finch");
    }

    private void refusedPhones() {
        walk.logIn("tomas");
        walk.picks("authy");
        for (String number : List.of("+1 900 555 0166", "+44 20 7946 0166", "+1 800 555 0166")) {
            walk.sends("/phone", Map.of("country", "US", "number", number));
            assertThat(walk.page().body()).contains("Error:");
            walk.remember(List.of(number, number.replaceAll("[ +]", "")));
        }
    }

    /// A store that refuses a statement has its values at hand, and must keep them to itself.
    private void storeFaults() {
        slate.wipe();
        enrolment();
        for (String table : List.of("attempts", "accepted_codes", "authenticators", "logins", "audit")) {
            walk.logIn("wren");
            rename(table, table + "_away");
            try {
                walk.typesWhatCameTo(Walk.WRENS_NUMBER);
                assertThat(walk.page().status()).as(table).isGreaterThanOrEqualTo(500);
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
            walk.logIn("wren");
            walk.sends("/resend", Map.of("channel", "sms"));
            sandbox.authy().faults().next(1, fault);
            walk.typesWhatCameTo(Walk.WRENS_NUMBER);
            sandbox.authy().faults().clear();
            forgetAttempts();
        }
        for (int status : List.of(401, 429, 500)) {
            sandbox.tenant().managementFaults().next(3, status);
            walk.logIn("tomas");
            walk.picks("authy");
            walk.sends("/phone", Map.of("country", "US", "number", "415 555 0166"));
            sandbox.tenant().managementFaults().clear();
        }
        sandbox.authy().faults().next(1, new Fault.Cut());
        walk.sends("/phone", Map.of("country", "US", "number", "415 555 0166"));
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
            walk.remember(List.of(one));
            walk.opens(service + "/login?state=a-state&session_token=" + encoded(one));
        }
        walk.opens(service + "/login?state=a-state&session_token=" + token);
        walk.opens(service + "/login?state=another-state&session_token=" + token);
        walk.opens(service + "/login?session_token=" + token);
        walk.opens(service + "/account/callback?code=stolen-code-9f8e7d6c&state=nobodys");
        walk.remember(List.of("stolen-code-9f8e7d6c"));
        // The store forgets whom Auth0 knows as enrolled.
        database.run(Statement.of("DELETE FROM authenticators")).await().atMost(PATIENCE);
        database.run(Statement.of("DELETE FROM people")).await().atMost(PATIENCE);
        walk.logIn("wren");
        assertThat(walk.page().body()).contains("enrolment-unknown");
        walk.handOff();
    }

    private void accountAndLogOut() {
        slate.wipe();
        enrolment();
        codeLogin();
        walk.journey().opens(sandbox.settings().service() + "/account");
        walk.journey().opens(sandbox.settings().service() + "/account/logout");
    }

    private void rememberPeople() {
        for (String who : List.of("wren", "oswald", "tomas")) {
            walk.remember(List.of(who + "@example.com", who + "-opens-gate-1"));
        }
        for (String last : List.of("0142", "0137", "0199", "0166")) {
            walk.remember(List.of("415555" + last, "415-555-" + last, "(415) 555-" + last, "415 555 " + last));
        }
        walk.remember(WRONG_CODES);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
