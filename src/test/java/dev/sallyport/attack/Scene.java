package dev.sallyport.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.token.Tenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What every attack begins with and ends at: people and their phones, and whether somebody got in.
@Singleton
final class Scene {
    static final String WRENS_PHONE = "4155550142";
    static final String THIEFS_PHONE = "4155550166";
    static final String THROUGH = "You are through";
    static final String CODE_PAGE = "Enter your code";
    static final String PHONE_PAGE = "Add your phone";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sandbox sandbox;
    private final AuthenticatorStore authenticators;
    private final Tenant tenant;
    private final CleanSlate slate;

    Scene(Sandbox sandbox, AuthenticatorStore authenticators, Tenant tenant, CleanSlate slate) {
        this.sandbox = sandbox;
        this.authenticators = authenticators;
        this.tenant = tenant;
        this.slate = slate;
    }

    void wipe() {
        slate.wipe();
    }

    Outsider outsider(String nickname) {
        return new Outsider(sandbox.settings().origin(), nickname);
    }

    Person person(String nickname) {
        return new Person(tenant.issuer(), "auth0|" + nickname);
    }

    /// Somebody whose phone is known here and at Auth0.
    ///
    /// @return their Authy id
    String enrolled(String nickname, String national) {
        String id = registered(national);
        enrol(nickname, FactorKind.AUTHY, new Handle(id), national);
        return id;
    }

    /// Somebody to whose phone Twilio Verify brings codes, as is known here and at Auth0.
    void enrolledWithVerify(String nickname, String national) {
        enrol(nickname, FactorKind.VERIFY, new Handle("+1" + national), national);
    }

    private void enrol(String nickname, FactorKind kind, Handle handle, String national) {
        Authenticator phone = new Authenticator(
                UUID.randomUUID().toString(), kind, handle, new PhoneNumber(1, national), Instant.now());
        authenticators.activateFirst(person(nickname), phone).await().atMost(PATIENCE);
        knows(nickname, Map.of("sallyport", Map.of("enrolled", true, "rev", 1)));
    }

    /// Somebody whom Authy alone knows, and who has used no code yet.
    String registered(String national) {
        return Long.toString(sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national));
    }

    /// Lets the tenant know something of a person.
    void knows(String nickname, Map<String, Object> appMetadata) {
        appMetadata.forEach(
                (key, value) -> sandbox.tenant().users().patchAppMetadata("auth0|" + nickname, Map.of(key, value)));
    }

    boolean isEnrolled(String nickname) {
        return !authenticators
                .activeOf(person(nickname))
                .await()
                .atMost(PATIENCE)
                .isEmpty();
    }

    String codeAt(String national) {
        return sandbox.authy().newestCode("+1" + national).orElseThrow();
    }

    String appCodeAt(String national) {
        sandbox.authy().install("+1" + national);
        return sandbox.authy().softToken("+1" + national).orElseThrow();
    }

    /// A code that is not the one at this phone.
    String wrongCodeAt(String national) {
        return codeAt(national).equals("1234567") ? "7654321" : "1234567";
    }

    int sentTo(String national) {
        return sandbox.authy().sent("+1" + national);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /// The application was told no, and the session holds no proof that would let it in without being asked.
    void assertDenied(Outsider whose, Page page) {
        assertThat(page.location()).startsWith(whose.callback());
        assertThat(page.parameter("error")).hasValue("access_denied");
        assertNobodyGotIn(whose, page);
    }

    /// Wherever it ended, no code for tokens was given out, and none is to be had by asking again.
    void assertNobodyGotIn(Outsider whose, Page page) {
        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.body()).doesNotContain("id_token").doesNotContain("access_token");
        Page silently = whose.authorizes("prompt", "none");
        assertThat(silently.parameter("code")).isEmpty();
        assertThat(silently.parameter("error")).isPresent();
    }
}
