package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.sallyport.auth0.Auth0Users;
import dev.sallyport.auth0.EmailLookup;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The phone page of somebody who has no factor yet, and the first proof. Covers C7.58 and C7.61.
@QuarkusTest
class PhoneStepTest {
    private static final String WREN = "auth0|wren";
    private static final String NUMBER = "+14155550142";
    private static final String THROUGH = "You are through";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Auth0Users users;

    @Inject
    CleanSlate slate;

    @Inject
    MeterRegistry meters;

    private final Visitor visitor = new Visitor();
    private String path = "";

    @BeforeEach
    void arriveAtThePhonePage() {
        slate.wipe();
        path = arrive(visitor);
    }

    @Test
    void provenPhoneBecomesTheAuthenticator() {
        enters("US", "(415) 555-0142");
        visitor.opens(path).then().body(containsString("•••• 42"));
        assertThat(held()).isEmpty();

        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());

        visitor.opens(path).then().body(containsString(THROUGH));
        assertThat(held()).singleElement().satisfies(one -> {
            assertThat(one.phone()).isEqualTo(new PhoneNumber(1, "4155550142"));
        });
    }

    @Test
    void enrolmentAsksTheManagementApiTwice() {
        long before = callsToTheManagementApi();

        enters("US", "4155550142");
        visitor.opens(path).then().body(containsString("•••• 42"));
        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());

        visitor.opens(path).then().body(containsString(THROUGH));
        assertThat(sandbox.tenant().users().appMetadata(WREN)).containsKey("sallyport");
        assertThat(callsToTheManagementApi() - before)
                .as("who it is, for Authy, and what is written to app_metadata")
                .isEqualTo(2);
    }

    @Test
    void phoneThatIsNotProvenIsNobodysAuthenticator() {
        enters("US", "4155550142");
        types(visitor, path, "0000000");

        assertThat(held()).isEmpty();
        new Visitor().arrivesAt(aToken(), "another-state").then().body(containsString("Add your phone"));
    }

    @ParameterizedTest
    @CsvSource({
        "US, 415 555, too short or too long",
        "US, 1-800-FLOWERS, not a phone number",
        "US, '', not a phone number",
        "US, 900 234 5678, cannot get a code",
        "XX, 4155550142, choose your country"
    })
    void phoneThatWillNotDoIsTheSameStepAgain_withWhatWasTyped(String country, String number, String sentence) {
        enters(country, number).then().statusCode(303);

        visitor.opens(path)
                .then()
                .statusCode(200)
                .body(containsString(sentence))
                .body(containsString("value=\"" + number + "\""));
    }

    @Test
    void typedTextIsNeverMarkup() {
        enters("US\"><script>alert(1)</script>", "\"><script>alert(2)</script>");

        visitor.opens(path).then().body(not(containsString("<script>alert")));
    }

    @Test
    void startingCountryFollowsTheLocale() {
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", WREN)
                .with("locale", "de-AT")
                .signed();

        new Visitor().arrivesAt(token, "a-state").then().body(containsString("<option value=\"AT\" selected>"));
    }

    static Stream<Arguments> faultsOfAuthy() {
        return Stream.of(
                argumentSet("400", new Fault.Status(400)),
                argumentSet("401", new Fault.Status(401)),
                argumentSet("404", new Fault.Status(404)),
                argumentSet("429", new Fault.Status(429)),
                argumentSet("500", new Fault.Status(500)),
                argumentSet("503", new Fault.Status(503)),
                argumentSet("a page", new Fault.Html()),
                argumentSet("nothing", new Fault.Empty()),
                argumentSet("another token", new Fault.SuccessWithoutToken()),
                argumentSet("silence", new Fault.Slow(Duration.ofSeconds(10))),
                argumentSet("a cut line", new Fault.Cut()));
    }

    @ParameterizedTest
    @MethodSource("faultsOfAuthy")
    void faultOfAuthyLetsNobodyInAndLosesNothing(Fault fault) {
        enters("US", "4155550142");
        visitor.opens(path).then().body(containsString("•••• 42"));
        String code = sandbox.authy().newestCode(NUMBER).orElseThrow();
        sandbox.authy().faults().next(1, fault);

        types(visitor, path, code).then().statusCode(303);

        visitor.opens(path).then().statusCode(200).body(not(containsString(THROUGH)));
        assertThat(held()).isEmpty();
        sandbox.authy().faults().clear();
        types(visitor, path, code);
        visitor.opens(path).then().body(containsString(THROUGH));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void faultOfTheManagementApiBeforeTheRegistrationIsTheSameStepAgain(int status) {
        sandbox.tenant().managementFaults().next(2, status);

        enters("US", "4155550142").then().statusCode(303);

        visitor.opens(path).then().statusCode(200).body(containsString("could not register your phone"));
        managementAnswersAgain();
        enters("US", "4155550142");
        visitor.opens(path).then().body(containsString("•••• 42"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void pointerThatCannotBeWrittenTravelsInTheAnswer(int status) {
        enters("US", "4155550142");
        visitor.opens(path);
        sandbox.tenant().managementFaults().next(2, status);

        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());

        visitor.opens(path).then().body(containsString(THROUGH));
        managementAnswersAgain();
        assertThat(sandbox.tenant().users().appMetadata(WREN)).doesNotContainKey("sallyport");
        assertThat(held()).hasSize(1);
    }

    @Test
    void ofTwoPendingEnrolmentsTheFirstToBeProvenWins() {
        Visitor rival = new Visitor();
        String rivalsPath = arrive(rival);
        enters("US", "4155550142");
        visitor.opens(path);
        rival.sends(rivalsPath + "/phone", Map.of("country", "US", "number", "4155550166"));
        rival.opens(rivalsPath);

        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());
        types(rival, rivalsPath, sandbox.authy().newestCode("+14155550166").orElseThrow());

        rival.opens(rivalsPath).then().body(containsString("•••• 42")).body(not(containsString(THROUGH)));
        assertThat(held())
                .singleElement()
                .satisfies(one -> assertThat(one.phone()).isEqualTo(new PhoneNumber(1, "4155550142")));
    }

    @Test
    void personWhoEnrolledInAnotherTabIsNotAskedForAPhone() {
        Visitor other = new Visitor();
        String otherPath = arrive(other);
        enters("US", "4155550142");
        visitor.opens(path);
        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());

        other.opens(otherPath)
                .then()
                .body(containsString("Enter your code"))
                .body(not(containsString("Add your phone")));
    }

    @Test
    void ownPhoneDoesNotWipeOutTheFailuresAtAnother() {
        List<Visitor> thieves = Stream.generate(Visitor::new).limit(4).toList();
        List<String> paths = thieves.stream().map(this::arrive).toList();
        for (int i = 0; i < 4; i++) {
            thieves.get(i).sends(paths.get(i) + "/phone", Map.of("country", "US", "number", "415555017" + i));
            thieves.get(i).opens(paths.get(i));
        }
        enters("US", "4155550142");
        visitor.opens(path);
        types(visitor, path, sandbox.authy().newestCode(NUMBER).orElseThrow());

        for (int i = 0; i < 4; i++) {
            String own = sandbox.authy().newestCode("+1415555017" + i).orElseThrow();
            types(thieves.get(i), paths.get(i), own);
            for (int guess = 0; guess < 3; guess++) {
                types(thieves.get(i), paths.get(i), "0000000");
            }
        }

        thieves.getLast().opens(paths.getLast()).then().body(containsString("locked-out"));
    }

    @Test
    void outagesDoNotUseUpThePhones() {
        for (int i = 0; i < 4; i++) {
            sandbox.tenant().managementFaults().next(2, 503);
            enters("US", "4155550142");
            sandbox.tenant().managementFaults().clear();
        }

        enters("US", "4155550142");

        visitor.opens(path).then().body(containsString("•••• 42"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfAuthy")
    void faultOfAuthyAtTheRegistrationIsTheSameStepAgain(Fault fault) {
        sandbox.authy().faults().next(2, fault);

        enters("US", "4155550142").then().statusCode(303);

        visitor.opens(path).then().statusCode(200);
        assertThat(held()).isEmpty();
        sandbox.authy().faults().clear();
    }

    @Test
    void phonesOfOneLoginComeToAnEnd() {
        for (int i = 0; i < 3; i++) {
            enters("US", "415555010" + i);
            visitor.sends(path + "/change-number", Map.of());
        }

        enters("US", "4155550142");

        visitor.opens(path).then().body(containsString("begun this several times"));
        assertThat(sandbox.authy().sent(NUMBER)).isZero();
    }

    @Test
    void plantedAuthyIdIsToBeProvenToo() {
        Visitor thief = new Visitor();
        String token = RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", WREN)
                .with("authy_id", "16350007")
                .signed();
        String thiefsPath = Visitor.pathOf(thief.opensLogin(token, "a-state"));
        thief.opens(thiefsPath);

        types(thief, thiefsPath, "0000000");

        thief.opens(thiefsPath).then().body(not(containsString(THROUGH)));
        assertThat(held()).isEmpty();
    }

    private long callsToTheManagementApi() {
        return meters.find("sallyport.remote.calls").tag("service", "Auth0's Management API").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /// After a 429 nothing is asked until the second that the tenant named.
    private void managementAnswersAgain() {
        sandbox.tenant().managementFaults().clear();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        users.emailOf(new Person(tenant.issuer(), WREN)).await().atMost(Duration.ofSeconds(6))
                                instanceof EmailLookup.Found);
    }

    private String arrive(Visitor somebody) {
        Response opened = somebody.opensLogin(aToken(), "a-state");
        somebody.follows(opened).then().body(containsString("Add your phone"));
        return Visitor.pathOf(opened);
    }

    private String aToken() {
        return RequestToken.of(tenant.issuer(), Instant.now()).with("sub", WREN).signed();
    }

    private Response enters(String country, String number) {
        return visitor.sends(path + "/phone", Map.of("country", country, "number", number));
    }

    private static Response types(Visitor somebody, String path, String code) {
        return somebody.sends(path + "/code", Map.of("code", code));
    }

    private List<Authenticator> held() {
        return authenticators
                .activeOf(new Person(tenant.issuer(), WREN))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
