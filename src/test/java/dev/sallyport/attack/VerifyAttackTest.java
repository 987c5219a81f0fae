package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.CODE_PAGE;
import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.login.VerifiedPhones;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.verify.Verify;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody with the password and without the phone, where Twilio Verify brings the codes. Covers C2.20 and C2.21.
@QuarkusTest
@TestProfile(VerifiedPhones.class)
class VerifyAttackTest {
    @Inject
    Scene scene;

    private Outsider owner;
    private Outsider thief;

    @BeforeEach
    void begin() {
        scene.wipe();
        scene.enrolledWithVerify("wren", WRENS_PHONE);
        owner = scene.outsider("wren");
        thief = scene.outsider("wren");
    }

    @Test
    void codeOfOneLoginIsNoGoodInAnother() {
        thief.arrives();
        owner.arrives();
        String owners = codeAt(WRENS_PHONE);

        Page page = thief.types(owners);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
        assertThat(owner.types(owners).body()).contains(THROUGH);
    }

    @Test
    void strangerHearsNothingOfTheCodesWay() {
        owner.arrives();
        thief.arrives();

        for (String what : List.of("/events", "/news")) {
            Page page = thief.browser().get(owner.step() + what + "?seen=1-told");

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.body()).contains("cookie-missing").doesNotContain("data:news", "data:over", "waiting");
        }
    }

    @Test
    void fiftyOpenPagesAskTwilioOnce() throws Exception {
        owner.arrives();
        String news = owner.step() + "/news?seen=1-on_its_way";
        Verify verify = scene.sandbox().verify();

        // Of the looks that are two and five seconds after the code, this ends with the first.
        await().atMost(Duration.ofSeconds(20)).until(() -> fiftyTimes(news) && verify.timesAsked() > 0);
        fiftyTimes(news);

        assertThat(verify.timesAsked()).isEqualTo(1);
    }

    private boolean fiftyTimes(String address) throws InterruptedException {
        Callable<Page> page = () -> owner.browser().get(address);
        try (ExecutorService pages = Executors.newVirtualThreadPerTaskExecutor()) {
            return pages.invokeAll(Collections.nCopies(50, page)).stream()
                    .allMatch(one -> one.resultNow().status() == 200);
        }
    }

    @Test
    void codeOfALoginThatAnotherCameAfterIsWorthNothing() {
        thief.arrives();
        String first = codeAt(WRENS_PHONE);
        owner.arrives();

        Page page = thief.types(first);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void codeOfAnotherPersonsNumberIsRefused() {
        thief.arrives();
        Outsider accomplice = scene.outsider("tomas");
        accomplice.arrives();
        accomplice.entersPhone(THIEFS_PHONE);

        Page page = thief.types(codeAt(THIEFS_PHONE));

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void ownersNumberTypedByAStrangerDoesNotLendThemTheOwnersCode() {
        owner.arrives();
        Outsider stranger = scene.outsider("tomas");
        stranger.arrives();
        stranger.entersPhone(WRENS_PHONE);
        stranger.sends("cancel", Map.of());

        assertThat(scene.isEnrolled("tomas")).isFalse();
        owner.sends("resend", Map.of("channel", "sms"));
        assertThat(owner.types(codeAt(WRENS_PHONE)).body()).contains(THROUGH);
    }

    @Test
    void oldCodeCannotBeReplayed() {
        owner.arrives();
        String code = codeAt(WRENS_PHONE);
        assertThat(owner.types(code).body()).contains(THROUGH);
        thief.arrives();

        Page page = thief.types(code);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "000000", "approved", "", "true"})
    void anyCodeIsNotAccepted(String code) {
        thief.arrives();

        Page page = thief.types(code.equals(codeAt(WRENS_PHONE)) ? "999999" : code);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @ParameterizedTest
    @MethodSource
    void verifyOnABadDayLetsNobodyIn(Fault fault) {
        thief.arrives();
        String code = codeAt(WRENS_PHONE);
        scene.sandbox().verify().faults().next(1, fault);

        Page page = thief.types(code);

        assertThat(page.body()).contains(CODE_PAGE).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
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
    void codeThatCouldNotBeSentIsNotToBeGuessed() {
        scene.sandbox().verify().faults().next(1, new Fault.Status(503));
        thief.arrives();

        Page page = thief.types("123456");

        assertThat(page.body()).contains("That code did not work").doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }

    @Test
    void guessingEndsTheLogin() {
        thief.arrives();
        String wrong = codeAt(WRENS_PHONE).equals("000000") ? "111111" : "000000";
        for (int i = 0; i < 5; i++) {
            thief.types(wrong);
        }

        Page page = thief.types(codeAt(WRENS_PHONE));

        assertThat(page.body()).contains("too-many-tries");
        scene.assertDenied(thief, thief.hands(Outsider.answerOn(page)));
    }

    private String codeAt(String national) {
        return scene.sandbox().verify().newestCode("+1" + national).orElseThrow();
    }
}
