package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code page of somebody who is enrolled, against the sandbox's Authy. Covers C1.10, C2.20 to C2.22 and C2.25.
@QuarkusTest
class CodeStepTest {
    private static final String ON = "Enter your code";
    private static final String THROUGH = "You are through";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Database database;

    private final Visitor visitor = new Visitor();
    private final String subject = "auth0|" + UUID.randomUUID();
    private final String national = "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
    private long authyId;
    private String path = "";

    @BeforeEach
    void arriveAtTheCodePage() {
        authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        enrol(subject);
        path = anotherLogin(visitor);
    }

    @Test
    void enrolledPersonIsSentACodeAndNeverAskedForAPhone() {
        visitor.opens(path).then().statusCode(200).body(containsString(ON)).body(not(containsString("Add your phone")));
        assertThat(sandbox.authy().newestCode("+1" + national)).isPresent();
    }

    @Test
    void reloadSendsNoSecondCode() {
        String first = newestCode();

        visitor.opens(path);
        visitor.opens(path);

        assertThat(newestCode()).isEqualTo(first);
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(1);
    }

    @Test
    void rightCodeLeadsToTheAnswer() {
        types(newestCode());

        visitor.opens(path)
                .then()
                .statusCode(200)
                .body(containsString(THROUGH))
                .body(containsString("action=\"http://" + tenant.issuer() + "/continue?state=a%2Fstate%2B%3D\""))
                .body(containsString("name=\"state\" value=\"a/state+=\""));
    }

    @Test
    void codeSentTwiceAsByADoubleClickChangesNothing() {
        String code = newestCode();

        types(code);
        types(code);

        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000", "000000", "00000000"})
    void wrongCodeIsTheSameStepAgain(String code) {
        types(code).then().statusCode(303);

        visitor.opens(path).then().statusCode(200).body(containsString("That code did not work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "123456789", "abcdefg", "../../../", "1234567/1?force=false"})
    void whatIsNoCodeCostsNoTry(String typed) {
        for (int i = 0; i < 6; i++) {
            types(typed).then().statusCode(303);
        }

        visitor.opens(path).then().body(containsString("6 to 8 digits"));
        types(newestCode());
        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void fullWidthDigitsAreACode() {
        String wide = newestCode()
                .chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        types(wide);

        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void fifthWrongCodeEndsTheLogin_evenTheRightOneComesTooLate() {
        String right = newestCode();
        for (int i = 0; i < 5; i++) {
            types("0000000");
        }

        types(right);

        visitor.opens(path)
                .then()
                .body(containsString("too-many-tries"))
                .body(containsString("/continue"))
                .body(not(containsString(THROUGH)));
    }

    @Test
    void rightCodeThatIsStillWithTheProviderOutlivesTheLastTry() throws Exception {
        String right = newestCode();
        for (int i = 0; i < 3; i++) {
            types("0000000");
        }
        sandbox.authy().faults().next(1, new Fault.Slow(Duration.ofSeconds(1)));

        try (ExecutorService clicks = Executors.newFixedThreadPool(2)) {
            Future<Response> first = clicks.submit(() -> types(right));
            await().until(() -> sandbox.authy().faults().waiting().isEmpty());
            clicks.submit(() -> types("0000000")).get();
            visitor.opens(path).then().body(containsString("too-many-tries"));
            first.get();
        }

        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void newCodeDoesNotStartTheCountAgain() {
        for (int i = 0; i < 4; i++) {
            types("0000000");
        }

        visitor.sends(path + "/resend", Map.of("channel", "sms")).then().statusCode(303);
        types("0000000");

        visitor.opens(path).then().body(containsString("too-many-tries"));
    }

    @Test
    void failuresOfSeveralLoginsLockTheFactor_andTheLockedPersonIsSentNoCode() {
        failTenTimes();
        int sent = sandbox.authy().sent("+1" + national);

        Visitor later = new Visitor();
        String next = anotherLogin(later);

        later.opens(next)
                .then()
                .statusCode(200)
                .body(containsString("locked-out"))
                .body(containsString("minute"));
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(sent);
    }

    // C7.56
    @Test
    void startingAChallengeIsNoFailure() {
        for (int i = 0; i < 20; i++) {
            anotherLogin(new Visitor());
        }
        visitor.sends(path + "/resend", Map.of("channel", "call"));

        assertThat(failures()).isEmpty();
    }

    // C7.53
    @Test
    void lockOfOnePersonIsNotThatOfAnotherWithTheSamePhone() {
        String neighbour = "auth0|" + UUID.randomUUID();
        enrol(neighbour);
        failTenTimes();

        Visitor other = new Visitor();
        Response opened = other.opensLogin(aToken(neighbour), "a-state");
        other.follows(opened).then().body(containsString(ON));
        other.sends(Visitor.pathOf(opened) + "/code", Map.of("code", newestCode()));

        other.opens(Visitor.pathOf(opened)).then().body(containsString(THROUGH));
        visitor.opens(anotherLogin(visitor)).then().body(containsString("locked-out"));
    }

    // C2.20
    @Test
    void codeThatLetInOnceIsWrongInTheNextLogin_thoughTheProviderCallsItRight() {
        String next = anotherLogin(visitor);
        String code = newestCode();
        String unused = sandbox.authy().save();
        types(code);
        visitor.opens(path).then().body(containsString(THROUGH));
        sandbox.authy().restore(unused);
        path = next;

        types(code);

        visitor.opens(path)
                .then()
                .body(containsString("That code did not work"))
                .body(not(containsString(THROUGH)));
    }

    @Test
    void codeOfAnotherPersonIsRefused() {
        String strangersNumber = "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
        sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, strangersNumber);
        sandbox.authy().install("+1" + strangersNumber);

        types(sandbox.authy().softToken("+1" + strangersNumber).orElseThrow());

        visitor.opens(path).then().body(containsString("That code did not work"));
    }

    @Test
    void otherCodeIsNotSentAtOnce() {
        visitor.sends(path + "/resend", Map.of("channel", "sms"));

        visitor.opens(path).then().body(containsString("That was soon"));
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(1);
    }

    @Test
    void personWithTheAppGetsATextAtOnceWhenTheyAskForOne() {
        sandbox.authy().install("+1" + national);
        Visitor other = new Visitor();
        String next = anotherLogin(other);
        other.opens(next).then().body(containsString("Open the Authy app"));
        int sent = sandbox.authy().sent("+1" + national);

        other.sends(next + "/resend", Map.of("channel", "sms"));

        other.opens(next).then().body(containsString("We sent a code by text message"));
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(sent + 1);
    }

    @Test
    void enrolledPersonCannotChangeTheNumberHere() {
        visitor.sends(path + "/change-number", Map.of()).then().statusCode(303);

        visitor.opens(path).then().body(containsString(ON));
    }

    @Test
    void personWhoGivesUpIsLedBackWithARefusal() {
        visitor.sends(path + "/cancel", Map.of()).then().statusCode(303);

        visitor.opens(path).then().statusCode(200).body(containsString("/continue?state="));
        types(newestCode());
        visitor.opens(path).then().body(not(containsString(THROUGH)));
    }

    @Test
    void fiftyGuessesAtOnceAreNoMoreThanTheTriesThereAre() {
        IntStream.range(0, 50)
                .parallel()
                .forEach(i -> types(String.format("%07d", i)).then().statusCode(303));

        visitor.opens(path).then().body(containsString("too-many-tries"));
    }

    private void enrol(String person) {
        authenticators
                .activateFirst(
                        new Person(tenant.issuer(), person),
                        new Authenticator(
                                UUID.randomUUID().toString(),
                                FactorKind.AUTHY,
                                new Handle(Long.toString(authyId)),
                                null,
                                Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private void failTenTimes() {
        for (int login = 0; login < 2; login++) {
            path = anotherLogin(visitor);
            for (int i = 0; i < 5; i++) {
                types("0000000");
            }
        }
    }

    private List<Row> failures() {
        return database.run(Statement.of("SELECT failures FROM attempts WHERE sub = $1", subject))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private String anotherLogin(Visitor somebody) {
        Response opened = somebody.opensLogin(aToken(subject), "a/state+=");
        somebody.follows(opened);
        return Visitor.pathOf(opened);
    }

    private String aToken(String person) {
        return RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", person)
                .with("enrolled", true)
                .with("rev", 1)
                .signed();
    }

    private Response types(String code) {
        return visitor.sends(path + "/code", Map.of("code", code));
    }

    private String newestCode() {
        return sandbox.authy().newestCode("+1" + national).orElseThrow();
    }
}
