package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.AttemptsConfig;
import dev.sallyport.attempts.Lock;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.Bookings;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The limits as a person meets them. Covers C2.22, C7.52, C7.54, C7.57 and C7.58.
@QuarkusTest
@TestProfile(StrictLimits.class)
class LimitsResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String THROUGH = "You are through";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    AttemptStore attempts;

    @Inject
    LoginStore logins;

    @Inject
    LoginConfig loginConfig;

    @Inject
    AttemptsConfig attemptsConfig;

    private final Visitor visitor = new Visitor();
    private final String national = "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
    private Person person;
    private String path = "";

    @BeforeEach
    void arriveAtTheCodePage() {
        person = new Person(tenant.issuer(), "auth0|" + UUID.randomUUID());
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        Authenticator held = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                new PhoneNumber(1, national),
                Instant.now());
        authenticators.activateFirst(person, held).await().atMost(PATIENCE);
        path = anotherLogin();
    }

    @Test
    void profileForPaymentsReachesWhatItIsFor() {
        assertThat(attemptsConfig.freeFailures()).isEqualTo(5);
        assertThat(loginConfig.tries()).isEqualTo(5);
        assertThat(loginConfig.lifetime()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void codeWhoseTriesAreUsedUpIsVoid_andAnotherOneLeadsOn() {
        String first = newestCode();
        types("0000000");
        types("0000000");
        types(first);
        visitor.opens(path)
                .then()
                .body(containsString("ask for another code"))
                .body(not(containsString("tries left")))
                .body(not(containsString(THROUGH)));

        asksForAnother();
        visitor.opens(path).then().body(not(containsString("ask for another code")));
        types(newestCode());

        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @Test
    void otherCodesBringNoTriesOfTheLogin() {
        for (int code = 0; code < 3; code++) {
            types("0000000");
            types("0000000");
            asksForAnother();
        }

        visitor.opens(path).then().body(containsString("too-many-tries"));
    }

    @Test
    void fiftyGuessesAtOnceAreNoMoreThanTheTriesOfTheCode() {
        IntStream.range(0, 50).parallel().forEach(i -> types(String.format("%07d", i)));

        assertThat(login().tries()).isEqualTo(2);
    }

    @Test
    void codesOfTheHourComeToAnEnd_andTheNewestStillLetsIn() {
        try (LogLines log = LogLines.of("dev.sallyport")) {
            for (int i = 0; i < 5; i++) {
                asksForAnother();
            }

            visitor.opens(path)
                    .then()
                    .statusCode(429)
                    .body(containsString("No code was sent"))
                    .body(containsString("send-limit"))
                    .body(not(containsString(national)));
            assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(3);
            assertThat(String.join("\n", log.lines()))
                    .contains("send-limit: person")
                    .doesNotContain(national);
        }

        types(newestCode());
        visitor.opens(path).then().statusCode(200).body(containsString(THROUGH));
    }

    @Test
    void codesOfTheHourAreThoseOfAllLogins() {
        anotherLogin();
        anotherLogin();

        path = anotherLogin();

        visitor.opens(path).then().statusCode(429);
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(3);
    }

    @Test
    void codesThatTheAppShowsUseUpNobodysHour() {
        sandbox.authy().install("+1" + national);

        for (int i = 0; i < 6; i++) {
            path = anotherLogin();
            visitor.opens(path).then().statusCode(200).body(containsString("Open the Authy app"));
        }
    }

    @Test
    void personWithTooManyFailuresIsSentToTheHelpDesk_andNoCodeGoesOut() {
        int sent = sandbox.authy().sent("+1" + national);
        for (int i = 0; i < 200 && !(lock() instanceof Lock.Disabled); i++) {
            Bookings.book(attempts, person, FactorKind.AUTHY).await().atMost(PATIENCE);
        }

        path = anotherLogin();
        types(newestCode());

        visitor.opens(path)
                .then()
                .statusCode(200)
                .body(containsString("authenticator-disabled"))
                .body(containsString("help desk"))
                .body(not(containsString("Add your phone")))
                .body(not(containsString(THROUGH)));
        assertThat(sandbox.authy().sent("+1" + national)).isEqualTo(sent);
        assertThat(authenticators.activeOf(person).await().atMost(PATIENCE)).hasSize(1);
    }

    @Test
    void phoneOfACountryThatIsNotServedIsNotAdded() {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", "auth0|" + UUID.randomUUID())
                .signed();
        Response opened = visitor.opensLogin(token, "a-state");
        visitor.follows(opened).then().body(containsString("value=\"DE\"")).body(not(containsString("value=\"AT\"")));
        String enrolling = Visitor.pathOf(opened);

        visitor.sends(enrolling + "/phone", Map.of("country", "US", "number", "+1 876 555 0137"));

        visitor.opens(enrolling).then().body(containsString("country cannot be added here"));
    }

    private String anotherLogin() {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", person.subject())
                .with("enrolled", true)
                .with("rev", 1)
                .signed();
        Response opened = visitor.opensLogin(token, "a-state");
        visitor.opens(Visitor.pathOf(opened));
        return Visitor.pathOf(opened);
    }

    private Login login() {
        return logins.find(path.substring(path.lastIndexOf('/') + 1))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private Lock lock() {
        return attempts.lockOf(person, FactorKind.AUTHY).await().atMost(PATIENCE);
    }

    private void asksForAnother() {
        visitor.sends(path + "/resend", Map.of("channel", "sms")).then().statusCode(303);
    }

    private Response types(String code) {
        return visitor.sends(path + "/code", Map.of("code", code));
    }

    private String newestCode() {
        return sandbox.authy().newestCode("+1" + national).orElseThrow();
    }
}
