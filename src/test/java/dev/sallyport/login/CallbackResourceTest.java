package dev.sallyport.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.factor.Approval;
import dev.sallyport.person.Person;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.AuthyCall;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Authy's calls to us, and what somebody else may make of them.
@QuarkusTest
@TestProfile(AllFactors.class)
class CallbackResourceTest {
    private static final String ROUTE = "/callbacks/authy";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ApprovalStore approvals;

    @Inject
    AuditRows audit;

    @Inject
    PublicUrl url;

    @Inject
    CleanSlate slate;

    private final String reference = UUID.randomUUID().toString();

    @BeforeEach
    void askAPhone() {
        slate.wipe();
        approvals
                .asked(reference, new ApprovalStore.Owner(new Person("tenant.example", "auth0|ada"), "a-login"))
                .await()
                .atMost(PATIENCE);
        audit.forget();
    }

    @Test
    void callOfAuthysIsTakenDown_onceHoweverOftenItComes() {
        AuthyCall call = AuthyCall.post(url.value(), reference, "denied", false);

        for (int i = 0; i < 2; i++) {
            sent(call).post(ROUTE).then().statusCode(200).body(emptyString());
        }
        sent(AuthyCall.post(url.value(), reference, "approved", false))
                .post(ROUTE)
                .then()
                .statusCode(200);

        assertThat(verdict()).hasValue(new Approval.Denied());
    }

    @Test
    void callByGetIsTakenDownToo() {
        AuthyCall call = AuthyCall.get(url.value(), reference, "approved", false);

        given().headers(call.headers())
                .urlEncodingEnabled(false)
                .get(ROUTE + "?" + call.query())
                .then()
                .statusCode(200);

        assertThat(verdict()).hasValue(new Approval.Approved());
    }

    @Test
    void ownerWhoReportsTheLoginIsHeard() {
        sent(AuthyCall.post(url.value(), reference, "denied", true))
                .post(ROUTE)
                .then()
                .statusCode(200);

        assertThat(verdict()).hasValue(new Approval.ReportedNotMe());
    }

    @Test
    void callAboutSomethingThatNobodyAskedIsTakenAndIgnored() {
        sent(AuthyCall.post(url.value(), UUID.randomUUID().toString(), "denied", true))
                .post(ROUTE)
                .then()
                .statusCode(200);

        assertThat(verdict()).isEmpty();
        assertThat(audit.told()).isEmpty();
    }

    @Test
    void forgedCallIsRefused_andTold() {
        AuthyCall call = AuthyCall.post(url.value(), reference, "denied", false);

        given().contentType(ContentType.JSON)
                .headers(call.headers())
                .body(call.body().replace("denied", "approved"))
                .post(ROUTE)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body(call.body())
                .post(ROUTE)
                .then()
                .statusCode(403);
        given().get(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
        assertThat(audit.told()).containsOnly("input_validation_fail:callback-forged");
    }

    @Test
    void callThatWasSignedForAnotherAddressIsRefused() {
        AuthyCall call = AuthyCall.post(URI.create("https://elsewhere.example"), reference, "approved", false);

        sent(call).header("Host", "elsewhere.example").post(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void callThatWasSignedForAnotherMethodIsRefused() {
        AuthyCall call = AuthyCall.get(url.value(), reference, "approved", false);

        given().contentType(ContentType.JSON)
                .headers(call.headers())
                .body("{}")
                .post(ROUTE + "?" + call.query())
                .then()
                .statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void signatureThatIsThereTwiceIsNone() {
        AuthyCall call = AuthyCall.post(url.value(), reference, "approved", false);

        sent(call).header("X-Authy-Signature", "another").post(ROUTE).then().statusCode(403);

        assertThat(verdict()).isEmpty();
    }

    @Test
    void endlessCallIsNotRead() {
        AuthyCall call = AuthyCall.post(url.value(), reference, "approved", false);

        given().contentType(ContentType.JSON)
                .headers(call.headers())
                .body("{\"padding\":\"" + "x".repeat(20_000) + "\"}")
                .post(ROUTE)
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callbacks/totp", "/callbacks/nobody", "/callbacks"})
    void whoIsNoProviderHasNoRoute(String route) {
        sent(AuthyCall.post(url.value(), reference, "approved", false))
                .post(route)
                .then()
                .statusCode(404);
    }

    private static RequestSpecification sent(AuthyCall call) {
        return given().contentType(ContentType.JSON).headers(call.headers()).body(call.body());
    }

    private Optional<Approval> verdict() {
        return approvals.verdictOf(reference).await().atMost(PATIENCE);
    }
}
