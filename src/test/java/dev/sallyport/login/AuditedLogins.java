package dev.sallyport.login;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.AuditRows;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of the audit's events share: one person of the sandbox, in one browser.
abstract class AuditedLogins {
    static final String WREN = "auth0|wren";
    static final String NATIONAL = "4155550142";
    static final String THROUGH = "You are through";

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    Database database;

    @Inject
    CleanSlate slate;

    @Inject
    AuditRows audit;

    final Visitor visitor = new Visitor();
    String path = "";

    @BeforeEach
    void begin() {
        slate.wipe();
        audit.forget();
    }

    void enrolled() {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, NATIONAL);
        soon(authenticators.activateFirst(
                new Person(tenant.issuer(), WREN),
                new Authenticator(
                        UUID.randomUUID().toString(),
                        FactorKind.AUTHY,
                        new Handle(Long.toString(authyId)),
                        new PhoneNumber(1, NATIONAL),
                        Instant.now())));
    }

    RequestToken aToken() {
        return RequestToken.of(tenant.issuer(), Instant.now()).with("sub", WREN).with("ip", "203.0.113.5");
    }

    RequestToken aTokenOfAnEnrolledPerson() {
        return aToken().with("enrolled", true).with("rev", 1);
    }

    /// Opens a login and looks at its page.
    Response arrives(RequestToken token) {
        Response opened = visitor.opensLogin(token.signed(), "a-state");
        path = Visitor.pathOf(opened);
        return visitor.follows(opened);
    }

    Response looks() {
        return visitor.opens(path);
    }

    void enters(String number) {
        visitor.sends(path + "/phone", Map.of("country", "US", "number", number));
        looks();
    }

    Response types(String code) {
        return visitor.sends(path + "/code", Map.of("code", code));
    }

    void asksForAnother() {
        visitor.sends(path + "/resend", Map.of("channel", "sms"));
    }

    String newestCode() {
        return sandbox.authy().newestCode("+1" + NATIONAL).orElseThrow();
    }

    void run(String sql) {
        soon(database.run(Statement.of(sql)));
    }

    static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
