package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.factor.Approval;
import dev.sallyport.person.Person;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.TwilioCall;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Twilio's calls to us about the tenant's app, and what somebody else may make of them. Covers C9.69.
@QuarkusTest
@TestProfile(AppsOfTheTenant.class)
class VerifyCallbackResourceTest {
    private static final String ROUTE = "/callbacks/verify-push";
    private static final String TOKEN = "sandbox-verify-auth-token";
    private static final String SERVICE = "VA5a11b0a75a11b0a75a11b0a75a11b0a7";
    private static final String CHALLENGE = "YC" + "a".repeat(32);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ApprovalStore approvals;

    @Inject
    AuditRows audit;

    @Inject
    PublicUrl url;

    @Inject
    CleanSlate slate;

    @BeforeEach
    void askAPhone() {
        slate.wipe();
        approvals
                .asked(CHALLENGE, new ApprovalStore.Owner(new Person("tenant.example", "auth0|ada"), "a-login"))
                .await()
                .atMost(PATIENCE);
        audit.forget();
    }

    @Test
    void callOfTwiliosIsTakenDown_onceHoweverOftenItComes() {
        TwilioCall denied = form(said("challenge.denied"));

        for (int i = 0; i < 2; i++) {
            sent(denied).post(ROUTE).then().statusCode(200).body(emptyString());
        }
        sent(form(said("challenge.approved"))).post(ROUTE).then().statusCode(200);

        assertThat(verdict()).hasValue(new Approval.Denied());
    }

    @Test
    void callWithJsonIsTakenDownToo() {
        TwilioCall call = TwilioCall.json(TOKEN, address(), said("challenge.approved"));

        given().contentType(ContentType.JSON)
                .header("X-Twilio-Signature", call.signature())
                .body(call.body())
                .post(ROUTE + "?" + call.query())
                .then()
                .statusCode(200);

        assertThat(verdict()).hasValue(new Approval.Approved());
    }

    @Test
    void ownerWhoReportsTheLoginIsHeard() {
        Map<String, String> said = said("challenge.denied");
        said.put("challenge_metadata", "{\"not_me\":\"true\"}");

        sent(form(said)).post(ROUTE).then().statusCode(200);

        assertThat(verdict()).hasValue(new Approval.ReportedNotMe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"factor.created", "factor.deleted", "something.new", ""})
    void whatIsNotWaitedForIsTakenAndIgnored(String type) {
        sent(form(said(type))).post(ROUTE).then().statusCode(200);

        assertThat(verdict()).isEmpty();
        assertThat(audit.told()).isEmpty();
    }

    @Test
    void appThatIsAddedIsToldByItsName() {
        Map<String, String> said = said("factor.verified");
        said.put("entity_identity", CHALLENGE);

        sent(form(said)).post(ROUTE).then().statusCode(200);

        assertThat(verdict()).hasValue(new Approval.Approved());
    }

    @Test
    void forgedCallIsRefused_andTold() {
        TwilioCall call = form(said("challenge.denied"));

        sent(new TwilioCall(call.signature(), "", call.body().replace("denied", "approved")))
                .post(ROUTE)
                .then()
                .statusCode(403);
        given().contentType("application/x-www-form-urlencoded")
                .body(call.body())
                .post(ROUTE)
                .then()
                .statusCode(403);
        sent(TwilioCall.form("another", address(), said("challenge.approved")))
                .post(ROUTE)
                .then()
                .statusCode(403);
        given().get(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
        assertThat(audit.told()).containsOnly("input_validation_fail:callback-forged");
    }

    @ParameterizedTest
    @CsvSource({"https://elsewhere.example/callbacks/verify-push", "http://localhost:1/callbacks/authy"})
    void callThatWasSignedForAnotherAddressIsRefused(String address) {
        TwilioCall call = TwilioCall.form(TOKEN, URI.create(address), said("challenge.approved"));

        sent(call).header("Host", "elsewhere.example").post(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void callAboutAnotherServiceIsRefused() {
        Map<String, String> said = said("challenge.approved");
        said.put("service_sid", "VA" + "0".repeat(32));

        sent(form(said)).post(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void signatureThatIsThereTwiceIsNone() {
        sent(form(said("challenge.approved")))
                .header("X-Twilio-Signature", "another")
                .post(ROUTE)
                .then()
                .statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void endlessCallIsNotRead() {
        Map<String, String> said = said("challenge.approved");
        said.put("padding", "x".repeat(20_000));

        sent(form(said)).post(ROUTE).then().statusCode(413);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void formOfOurOwnPagesIsStillRefusedWithoutItsToken() {
        given().contentType("application/x-www-form-urlencoded")
                .body("code=123456")
                .redirects()
                .follow(false)
                .post("/login/nobody/code")
                .then()
                .statusCode(400);
    }

    private static Map<String, String> said(String type) {
        return new TreeMap<>(Map.of(
                "uuid",
                "an-event",
                "type",
                type,
                "service_sid",
                SERVICE,
                "entity_identity",
                "0".repeat(64),
                "factor_sid",
                "YF" + "b".repeat(32),
                "challenge_sid",
                CHALLENGE));
    }

    private URI address() {
        return url.value().resolve(ROUTE);
    }

    private TwilioCall form(Map<String, String> said) {
        return TwilioCall.form(TOKEN, address(), said);
    }

    private static RequestSpecification sent(TwilioCall call) {
        return given().contentType("application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", call.signature())
                .body(call.body());
    }

    private Optional<Approval> verdict() {
        return approvals.verdictOf(CHALLENGE).await().atMost(PATIENCE);
    }
}
