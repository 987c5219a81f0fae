package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is recorded of a login from its beginning to its end, each thing once. Covers C10.71.
@QuarkusTest
@TestProfile(StrictLimits.class)
class LoginAuditResourceTest extends AuditedLogins {
    @Test
    void enrolmentIsToldFromTheOpeningToTheProof() {
        arrives(aToken());
        enters(NATIONAL);
        types(newestCode());
        looks().then().body(containsString(THROUGH));
        looks();

        assertThat(audit.told())
                .containsExactly(
                        "session_created",
                        "authn_token_created",
                        "user_updated:authenticator-added",
                        "authn_login_success");
        JsonNode added = audit.since().get(2);
        assertThat(added.path("factor").asText()).isEqualTo("authy");
        assertThat(added.path("detail").asText()).isEqualTo("enrolled");
    }

    @Test
    void everyEventSaysWhoseItIsAndWhereItBelongs() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        types("0000000");
        types(newestCode());

        assertThat(audit.told())
                .containsExactly(
                        "session_created", "authn_token_created", "authn_login_fail:wrong-code", "authn_login_success");
        String user = audit.since().getFirst().path("user").asText();
        assertThat(audit.since()).allSatisfy(event -> {
            assertThat(event.path("tenant").asText()).isEqualTo(tenant.issuer());
            assertThat(event.path("user").asText()).matches("[0-9a-f]{16}").isEqualTo(user);
            assertThat(event.path("ip").asText()).isEqualTo("203.0.113.5");
            assertThat(event.path("client").asText()).isEqualTo("paper-kite");
            assertThat("/login/" + event.path("login").asText()).isEqualTo(path);
            assertThat(event.path("time").asText()).matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z");
        });
        assertThat(audit.since().get(1).path("detail").asText()).isEqualTo("sms");
        assertThat(audit.since().get(2).path("result").asText()).isEqualTo("failure");
        assertThat(audit.since().get(3).path("result").asText()).isEqualTo("success");
        assertThat(audit.since().get(3).path("factor").asText()).isEqualTo("authy");
    }

    @Test
    void adoptionOfAnAuthyIdIsTold_butNotTheId() {
        long authyId = sandbox.authy().register("somebody@example.com", 1, NATIONAL);
        arrives(aToken().with("authy_id", Long.toString(authyId)));
        types(newestCode());

        assertThat(audit.told()).contains("user_updated:authenticator-added", "authn_login_success");
        assertThat(audit.since().get(2).path("detail").asText()).isEqualTo("adopted");
        assertThat(audit.since().toString()).doesNotContain("\"" + authyId).doesNotContain(NATIONAL);
    }

    @Test
    void enrolmentThatAnotherOneOvertookIsToldAsFailed() {
        Visitor rival = new Visitor();
        String rivals = Visitor.pathOf(rival.opensLogin(aToken().signed(), "a-state"));
        rival.opens(rivals);
        rival.sends(rivals + "/phone", Map.of("country", "US", "number", "4155550166"));
        rival.opens(rivals);
        arrives(aToken());
        enters(NATIONAL);
        types(newestCode());
        audit.forget();

        rival.sends(
                rivals + "/code",
                Map.of("code", sandbox.authy().newestCode("+14155550166").orElseThrow()));

        assertThat(audit.told()).containsExactly("user_updated:authenticator-added", "user_updated:overtaken");
        assertThat(audit.since().getLast().path("result").asText()).isEqualTo("failure");
    }

    @Test
    void personWhomTheStoreLostIsToldOnce_howeverOftenThePageIsLoaded() {
        arrives(aToken().with("enrolled", true).with("rev", 2));
        looks();
        looks();

        assertThat(audit.told())
                .containsExactly("session_created:enrolment-unknown", "authn_login_fail:enrolment-unknown");
    }

    @Test
    void personOfAnOldStoreAndOneWithoutAnAuthenticatorAreTold() {
        enrolled();
        arrives(aToken().with("enrolled", true).with("rev", 7));
        run("UPDATE authenticators SET retired_at = 1");
        arrives(aTokenOfAnEnrolledPerson());

        assertThat(audit.told())
                .containsExactly(
                        "session_created:enrolment-outdated",
                        "authn_login_fail:enrolment-outdated",
                        "session_created:no-authenticator",
                        "authn_login_fail:no-authenticator");
    }

    @Test
    void authyIdsThatContradictEachOtherAreTold() {
        arrives(aToken().with("authy_id", "16350007").with("authy_id_conflict", true));

        assertThat(audit.told())
                .containsExactly("session_created:authy-id-unusable", "authn_login_fail:authy-id-unusable");
    }

    @Test
    void plantedAuthyIdIsTold_andThePersonProvesTheirOwn() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson().with("authy_id", "16350007"));
        types(newestCode());

        assertThat(audit.told())
                .containsExactly(
                        "session_created",
                        "input_validation_fail:authy-id-differs",
                        "authn_token_created",
                        "authn_login_success");
        assertThat(audit.since().get(1).path("detail").asText()).isEqualTo("rev 1, here 1");
        assertThat(audit.since().toString()).doesNotContain("16350007");
    }

    @Test
    void authyIdThatReappearsAfterAResetIsTold() {
        enrolled();
        run("UPDATE authenticators SET retired_at = 1");
        arrives(aTokenOfAnEnrolledPerson().with("authy_id", "16350007"));

        assertThat(audit.told()).contains("input_validation_fail:authy-id-differs");
    }

    @Test
    void cancelledLoginIsTold() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        visitor.sends(path + "/cancel", Map.of());
        looks();
        looks();

        assertThat(audit.told())
                .containsExactly("session_created", "authn_token_created", "authn_login_fail:cancelled");
    }

    @Test
    void loginThatRanOutIsTold() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        run("UPDATE logins SET expires_at = 1");
        looks();
        looks();

        assertThat(audit.told())
                .containsExactly("session_created", "authn_token_created", "session_expired:login-expired");
    }

    @Test
    void proofThatAResetMadeVoidIsTold() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        types(newestCode());
        run("UPDATE people SET not_before = 9999999999000");
        looks().then().body(not(containsString(THROUGH)));

        assertThat(audit.told())
                .containsExactly(
                        "session_created",
                        "authn_token_created",
                        "authn_login_success",
                        "authn_login_fail:reset-meanwhile");
    }

    @Test
    void rightCodeOfAPhoneThatWasTakenAwayIsTold() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        run("UPDATE authenticators SET retired_at = 1");
        types(newestCode());
        looks();

        assertThat(audit.told())
                .containsExactly(
                        "session_created",
                        "authn_token_created",
                        "authn_login_fail:overtaken",
                        "authn_login_fail:no-authenticator");
    }

    @Test
    void stepThatNoPageOfferedIsTold_andASecondClickIsNot() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        visitor.sends(path + "/phone", Map.of("country", "US", "number", "4155550166"));
        visitor.sends(path + "/phone", Map.of("country", "US", "number", "4155550166"));
        visitor.sends(path + "/change-number", Map.of());
        String code = newestCode();
        types(code);
        types(code);

        assertThat(audit.told())
                .containsExactly(
                        "session_created",
                        "authn_token_created",
                        "sequence_fail:step-out-of-turn",
                        "sequence_fail:step-out-of-turn",
                        "authn_login_success");
        assertThat(audit.since().get(2).path("detail").asText()).isEqualTo("phone while proving");
    }

    @Test
    void codeAtThePhonePageIsTold() {
        arrives(aToken());
        types("1234567");

        assertThat(audit.told()).containsExactly("session_created", "sequence_fail:step-out-of-turn");
    }

    @Test
    void whatAPersonMistypesIsNoEvent() {
        RequestToken token = aToken();
        arrives(token);
        enters("12");
        enters("no number");
        enters(NATIONAL);
        types("not a code");
        visitor.opensLogin(token.signed(), "a-state");

        assertThat(audit.told()).containsExactly("session_created", "authn_token_created");
    }
}
