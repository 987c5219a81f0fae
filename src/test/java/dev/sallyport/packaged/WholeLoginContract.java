package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.RequestToken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole logins through the packaged program, which knows of no test: the tenant with the Action that ships, Authy and
/// the phones are a sandbox in another process. Each test has people of its own.
abstract class WholeLoginContract extends BesideSandbox {
    private static final String WRONG_CODE = "1000000";

    /// The address of an empty store.
    abstract String store(Path folder);

    @Override
    Installation installed(Path folder) {
        return new Installation(store(folder)).with("SALLYPORT_SENDING_PER_UNPROVEN_NUMBER", "1");
    }

    @Test
    void whoeverHasNoPhoneAddsOne_andIsAskedForItsCodesFromThenOn() {
        Traveller wren = new Traveller().opens(service("/")).sees("Your second factor");
        wren.opens(service("/account")).givesPassword("wren");
        wren.sees("Add your phone", "Sallyport account asks for a second proof", "<option value=\"US\" selected>");
        wren.givesPhone("US", "415 555").sees("Add your phone", "too short or too long", "value=\"415 555\"");
        wren.givesPhone("US", "(415) 555-0199").sees("Enter your code", "•••• 99");
        wren.presses("/change-number").sees("Add your phone");
        wren.givesPhone("US", "(415) 555-0142").sees("Enter your code", "by text message to", "•••• 42");
        wren.givesCode("abc").sees("Enter your code", "A code has 6 to 8 digits and nothing else");
        wren.givesCode(WRONG_CODE).sees("Enter your code", "That code did not work");
        wren.givesCode(sandbox.newestCode("+14155550142")).sees("You are through", "Sallyport account");
        wren.presses("/continue").sees("Wren Abernathy", "wren@example.com", "•••• 42");

        wren.opens(service("/account/logout")).sees("Your second factor");
        wren.opens(service("/account")).isToldElsewhere("The sandbox's tenant", "Log in to continue");

        sandbox.misbehaves("503");
        wren.givesPassword("wren").sees("Enter your code", "class=\"warning\"");
        wren.asksForAnother("sms").sees("Enter your code", "by text message to", "•••• 42");
        wren.asksForAnother("call").sees("Enter your code", "Please wait a little before you ask for another");
        wren.givesCode(sandbox.newestCode("+14155550142")).sees("You are through");
        wren.presses("/continue").sees("Wren Abernathy");

        // Another application of the same tenant believes the proof, and asks anew if it wants to.
        wren.opens(sandbox.origin() + "/app/login").isToldElsewhere("You are logged in as <strong>Wren Abernathy");
        sandbox.misbehaves("503");
        wren.opens(sandbox.origin() + "/app/login?prompt=login").givesPassword("wren");
        wren.sees("Enter your code", "Paper Kite asks for a second proof", "class=\"warning\"");
        wren.asksForAnother("call").sees("Enter your code", "We are calling");
        wren.givesCode(sandbox.newestCode("+14155550142")).sees("You are through", "Continue to Paper Kite");
        wren.presses("/continue").isToldElsewhere("You are logged in as <strong>Wren Abernathy");

        assertThat(new Browser().get(installation.operations() + "/q/metrics").body())
                .contains("sallyport_logins_opened_total", "sallyport_codes_sent_total")
                .containsPattern("sallyport_logins_proven_total\\{factor=\"authy\"\\} [3-9]");
    }

    @Test
    void authyIdOf2016IsTakenOver() {
        Traveller oswald = new Traveller().opens(service("/account")).givesPassword("oswald");
        oswald.sees("Enter your code", "Authy app");
        oswald.givesCode(sandbox.appCode("+14155550137")).sees("You are through");
        oswald.presses("/continue").sees("Oswald Finch", "Registered with the Authy app");
    }

    @Test
    void whoeverGuessesIsLockedOut_andLetInAgainByTheHelpDesk() throws Exception {
        Traveller tomas = new Traveller().opens(service("/account")).givesPassword("tomas");
        tomas.givesPhone("US", "415 555 0166").givesCode(sandbox.newestCode("+14155550166"));
        tomas.presses("/continue").sees("Tomás Quintero", "•••• 66");

        for (int login = 0; login < 2; login++) {
            Traveller guesser = new Traveller().opens(service("/account")).givesPassword("tomas");
            for (int tries = 0; tries < 4; tries++) {
                guesser.givesCode(WRONG_CODE).sees("Enter your code", "That code did not work");
            }
            guesser.givesCode(WRONG_CODE).sees("Too many codes that did not work", "<code>too-many-tries</code>");
            guesser.presses("/continue").sees("You were not logged in", "second_factor_refused: too-many-tries");
        }
        new Traveller()
                .opens(service("/account"))
                .givesPassword("tomas")
                .sees("Too many codes that did not work", "<code>locked-out</code>");

        Program.Stopped reset = verb("reset", "auth0|tomas", "--reason", "lost the phone");
        assertThat(reset.errors()).isEmpty();
        assertThat(reset.output()).contains("auth0|tomas was reset and may enrol once until");
        // It voids the rest of its second too.
        Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        await().pollInterval(Duration.ofMillis(50)).until(() -> Instant.now().isAfter(next));
        Traveller again = new Traveller().opens(service("/account")).givesPassword("tomas");
        again.sees("Add your phone").givesPhone("US", "415 555 0167");
        again.givesCode(sandbox.newestCode("+14155550167")).sees("You are through");
        again.presses("/continue").sees("Tomás Quintero", "•••• 67");

        Program.Stopped audit = verb("audit", "verify");
        assertThat(audit.errors()).isEmpty();
        assertThat(audit.output()).startsWith("The audit is whole");
    }

    @Test
    void whoeverGivesUpIsNotLetIn_andTheApplicationHears() {
        Traveller juno = new Traveller().opens(service("/account")).presses("/u/login/social");
        juno.givesPhone("DE", "01512 3456789").sees("Enter your code", "•••• 89");
        juno.presses("/change-number").givesPhone("DE", "01512 3456789");
        juno.sees("Enter your code", "too many were sent within the last hour", "<code>send-limit</code>");
        juno.presses("/cancel").sees("You cancelled the login", "<code>cancelled</code>");
        juno.presses("/continue").sees("You were not logged in", "second_factor_refused: cancelled");

        juno.opens(sandbox.origin() + "/app/login").sees("Add your phone", "Paper Kite asks for a second proof");
        juno.presses("/cancel").presses("/continue");
        juno.isToldElsewhere("You are not logged in", "second_factor_refused: cancelled");
    }

    @ParameterizedTest
    @MethodSource
    void tokenThatIsNotInOrderOpensNoLogin(String query, String code) {
        new Traveller().opens(service("/login?" + query)).sees("This login cannot go on", "<code>" + code + "</code>");
    }

    Stream<Arguments> tokenThatIsNotInOrderOpensNoLogin() {
        Instant now = Instant.now();
        String secret = Installation.REQUEST_SECRET;
        String tenant = installation.tenant();
        return Stream.of(
                Arguments.of("state=s", "token-missing"),
                Arguments.of("session_token=" + token().signed(secret), "state-missing"),
                Arguments.of("state=s&session_token=" + token().signed(RequestToken.OTHER_SECRET), "token-forged"),
                Arguments.of("state=s&session_token=" + token().unsigned(), "token-forged"),
                Arguments.of(
                        "state=s&session_token="
                                + RequestToken.of(tenant, now.minusSeconds(900)).signed(secret),
                        "token-expired"),
                Arguments.of(
                        "state=s&session_token="
                                + RequestToken.of("evil.example", now).signed(secret),
                        "token-from-elsewhere"),
                Arguments.of(
                        "state=s&session_token="
                                + token().with("host", "evil.example").signed(secret),
                        "host-not-allowed"));
    }

    @Test
    void loginBelongsToOneBrowser() {
        String opening = service("/login?state=s&session_token=" + token().signed(Installation.REQUEST_SECRET));
        Traveller owner = new Traveller().opens(opening).sees("Add your phone");

        new Traveller().opens(opening).sees("This login cannot go on", "<code>token-used</code>");
        new Traveller().opens(owner.whereabouts()).sees("This login cannot go on", "<code>cookie-missing</code>");
        owner.opens(opening).sees("Add your phone");
    }

    @Test
    void whoeverTheStoreDoesNotKnowAnyMoreIsRefused() {
        String token = token().with("sub", "auth0|lost")
                .with("enrolled", true)
                .with("rev", 3)
                .signed(Installation.REQUEST_SECRET);
        new Traveller()
                .opens(service("/login?state=s&session_token=" + token))
                .sees("We cannot check your second step", "<code>enrolment-unknown</code>");
    }

    @Test
    void requestThatMakesNoSenseIsAnsweredWithAPage() {
        Browser browser = new Browser();
        String step = service("/login/some/code");
        assertRefused(browser.get(service("/no/such/page")), 404, "not-found");
        assertRefused(browser.json("DELETE", service("/login"), ""), 405, "method-not-allowed");
        assertRefused(browser.json("POST", step, "{}"), 415, "not-a-form");
        assertRefused(browser.post(step, Map.of("code", "1234567")), 400, "bad-request");
        assertRefused(browser.post(step, Map.of("code", "1".repeat(20_000))), 413, "too-large");
    }

    @Test
    void pagesAreMadeUpWithWhatTheProgramHasInIt() {
        Browser browser = new Browser();
        assertThat(Markup.assets(browser.get(service("/")).body())).hasSize(2).allSatisfy(asset -> {
            Page file = browser.get(service(asset));
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.body()).isNotBlank();
            assertThat(file.header("Cache-Control")).contains("max-age=31536000");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/phone",
                "/phone/phone.js",
                "/app",
                "/authorize",
                "/u/login",
                "/oauth/token",
                "/.well-known/jwks.json",
                "/api/v2/users",
                "/authy/faults",
                "/protected/json/sms/1",
                "/portraits/wren.svg"
            })
    void nothingOfTheSandboxIsServed(String path) {
        assertThat(new Browser().get(sandbox.origin() + path).status()).isNotEqualTo(404);
        assertThat(new Browser().get(service(path)).status()).isEqualTo(404);
    }

    private static void assertRefused(Page page, int status, String code) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).contains("<code>" + code + "</code>");
        Markup.assertSound(page.body());
    }

    private Program.Stopped verb(String... words) throws InterruptedException {
        return new Program(folder).run(installation.environment(), words);
    }

    private RequestToken token() {
        return RequestToken.of(installation.tenant(), Instant.now());
    }

    private String service(String path) {
        return installation.address() + path;
    }
}
