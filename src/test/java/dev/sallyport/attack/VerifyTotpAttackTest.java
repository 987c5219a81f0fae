package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THROUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.login.KeysAtVerify;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody with the password and without the app, where Twilio Verify keeps the key. Covers C3.31 and C3.35.
@QuarkusTest
@TestProfile(KeysAtVerify.class)
class VerifyTotpAttackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern LINK = Pattern.compile("href=\"(otpauth://[^\"]+)\"");

    @Inject
    Scene scene;

    @Inject
    Database database;

    @Inject
    AuthenticatorStore authenticators;

    private Outsider owner;
    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        owner = enrols("wren");
        thief = scene.outsider("wren");
    }

    // Verify would call it right once more.
    @Test
    void codeThatAddedTheAppLetsNobodyIn() {
        thief.arrives();

        assertTurnedAway(thief.types(code()));
    }

    @Test
    void codeThatLetSomebodyInDoesSoOnce() {
        theNextHalfMinute();
        owner.arrives();
        String code = code();
        assertThat(owner.types(code).body()).contains(THROUGH);
        thief.arrives();

        assertTurnedAway(thief.types(code));
    }

    @Test
    void codeOfAnotherPersonsAppIsRefused() {
        enrols("tomas");
        theNextHalfMinute();
        thief.arrives();

        assertTurnedAway(thief.types(code()));
    }

    @Test
    void guessingEndsTheLogin() {
        theNextHalfMinute();
        thief.arrives();
        for (int i = 0; i < 5; i++) {
            thief.types(code().equals("000000") ? "111111" : "000000");
        }

        Page page = thief.types(code());

        assertThat(page.body()).contains("too-many-tries");
        scene.assertDenied(thief, thief.hands(Outsider.answerOn(page)));
    }

    @ParameterizedTest
    @MethodSource
    void verifyOnABadDayLetsNobodyIn(Fault fault) {
        theNextHalfMinute();
        thief.arrives();
        scene.sandbox().verify().faults().next(1, fault);

        assertTurnedAway(thief.types(code()));
    }

    static Stream<Fault> verifyOnABadDayLetsNobodyIn() {
        return Stream.of(
                new Fault.SuccessWithoutToken(),
                new Fault.Html(),
                new Fault.Empty(),
                new Fault.Cut(),
                new Fault.Status(404),
                new Fault.Status(429),
                new Fault.Status(500),
                new Fault.Slow(Duration.ofSeconds(8)));
    }

    @Test
    void whoReadsTheStoreHasNoKey() {
        String kept = authenticators.activeOf(scene.person("wren")).await().atMost(PATIENCE).stream()
                .map(one -> one.handle().value())
                .filter(handle -> handle.contains("/YF"))
                .findFirst()
                .orElseThrow();

        assertThat(kept).matches("[0-9a-f]{64}/YF[0-9a-f]{32}");
    }

    /// In a new browser, with the app that got its key last.
    private Outsider enrols(String nickname) {
        Outsider someone = scene.outsider(nickname);
        someone.arrives();
        someone.sends("factor", Map.of("kind", "verify-totp"));
        Matcher link = LINK.matcher(someone.looks().body());
        assertThat(link.find()).isTrue();
        assertThat(scene.sandbox().authenticator().scan(link.group(1).replace("&amp;", "&")))
                .isTrue();
        assertThat(someone.types(code()).body()).contains("Your recovery codes");
        return scene.outsider(nickname);
    }

    private String code() {
        return scene.sandbox().authenticator().newestCode().orElseThrow();
    }

    private void theNextHalfMinute() {
        database.run(Statement.of("DELETE FROM accepted_codes")).await().atMost(PATIENCE);
    }

    private void assertTurnedAway(Page page) {
        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }
}
