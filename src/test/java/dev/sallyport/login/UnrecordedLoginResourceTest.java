package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.sallyport.person.Person;
import dev.sallyport.person.Standing;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// What an attacker would like to do unseen: whatever lets somebody in is recorded, or it is not done.
@QuarkusTest
class UnrecordedLoginResourceTest extends AuditedLogins {
    @Test
    void successIsNotHandedOutWhenTheAuditCannotBeWritten() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        String code = newestCode();

        withoutTheAudit(() -> {
            types(code).then().statusCode(503).body(containsString("You were not let in"));
            looks().then().body(not(containsString(THROUGH))).body(not(containsString("/continue")));
        });

        looks().then().body(not(containsString(THROUGH)));
        assertThat(audit.told()).containsExactly("session_created", "authn_token_created");
    }

    @Test
    void phoneIsNotAddedWhenTheAuditCannotBeWritten() {
        arrives(aToken());
        enters(NATIONAL);
        String code = newestCode();

        withoutTheAudit(() -> types(code).then().statusCode(503));

        assertThat(soon(authenticators.standingOf(new Person(tenant.issuer(), WREN))))
                .isEqualTo(new Standing.Unknown());
    }

    @Test
    void wrongCodeIsCountedThoughTheAuditCannotBeWritten() {
        enrolled();
        arrives(aTokenOfAnEnrolledPerson());
        withoutTheAudit(() -> {
            for (int i = 0; i < 5; i++) {
                types("0000000").then().statusCode(503);
            }
        });

        types(newestCode());

        looks().then().body(containsString("too-many-tries")).body(not(containsString(THROUGH)));
    }

    @Test
    void loginIsNotOpenedUnseen() {
        String token = aToken().signed();

        withoutTheAudit(() -> visitor.opensLogin(token, "a-state").then().statusCode(503));

        assertThat(audit.told()).isEmpty();
        visitor.opensLogin(token, "a-state").then().statusCode(409);
    }

    private void withoutTheAudit(Runnable deeds) {
        run("ALTER TABLE audit RENAME TO audit_elsewhere");
        try {
            deeds.run();
        } finally {
            run("ALTER TABLE audit_elsewhere RENAME TO audit");
        }
    }
}
