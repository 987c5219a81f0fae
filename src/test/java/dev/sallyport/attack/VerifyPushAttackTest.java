package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.THROUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.login.AppsOfTheTenant;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody with the password and without the phone, where people approve logins in the tenant's app. Covers C4.38 to
/// C4.41.
@QuarkusTest
@TestProfile(AppsOfTheTenant.class)
class VerifyPushAttackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ASK = "Ask my app";
    private static final String AAL2 = "http://idmanagement.gov/ns/assurance/aal/2";
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+#token=[^\"]+)\">");
    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");

    @Inject
    Scene scene;

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

    @Test
    void approvalOfTheOwnersLoginDoesNothingForTheThiefs() {
        asksThe(owner);
        String owners = newest();
        asksThe(thief);

        answers(owners, PushAnswer.APPROVE);

        assertTurnedAway(comesForTheAnswer(thief));
        assertThat(comesForTheAnswer(owner).body()).contains(THROUGH);
    }

    @Test
    void phoneOfAnotherPersonAnswersForNobodyElse() {
        Outsider accomplice = enrols("tomas");
        asksThe(thief);
        asksThe(accomplice);

        answers(newest(), PushAnswer.APPROVE);

        assertTurnedAway(comesForTheAnswer(thief));
        assertThat(comesForTheAnswer(accomplice).body()).contains(THROUGH);
    }

    @Test
    void noStands_andTheAppIsNotAskedAgain() {
        asksThe(thief);

        answers(newest(), PushAnswer.DENY);

        Awaitility.await().atMost(PATIENCE).until(() -> thief.looks().body().contains("Somebody said no"));
        asksThe(thief);
        assertThat(scene.sandbox().verify().requests()).isEmpty();
        assertTurnedAway(thief.looks());
    }

    @Test
    void notMeEndsTheLogin() {
        asksThe(thief);

        answers(newest(), PushAnswer.NOT_ME);

        Awaitility.await().atMost(PATIENCE).until(() -> thief.looks().body().contains("reported-not-me"));
        scene.assertDenied(thief, thief.hands(Outsider.answerOn(thief.looks())));
    }

    @Test
    void threeUnansweredQuestionsAreAllThereAre() {
        for (int i = 0; i < 5; i++) {
            Outsider again = scene.outsider("wren");
            asksThe(again);
        }

        assertThat(scene.sandbox().verify().requests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource
    void verifyOnABadDayLetsNobodyIn(Fault fault) {
        asksThe(thief);
        answers(newest(), PushAnswer.APPROVE);
        scene.sandbox().verify().faults().next(1, fault);

        assertTurnedAway(comesForTheAnswer(thief));
    }

    static Stream<Fault> verifyOnABadDayLetsNobodyIn() {
        return Stream.of(
                new Fault.SuccessWithoutToken(),
                new Fault.Html(),
                new Fault.Cut(),
                new Fault.Status(404),
                new Fault.Status(429),
                new Fault.Status(500));
    }

    @Test
    void appIsNotAskedWhereMoreThanATapIsAskedFor() {
        Page page = thief.arrives(thief.passesThePassword("acr_values", AAL2));

        assertThat(page.body()).contains("more than a tap").doesNotContain(ASK);
        thief.sends("push", Map.of());
        assertThat(scene.sandbox().verify().requests()).isEmpty();
    }

    @Test
    void whoeverReadsTheStoreCanAddNoApp() {
        assertThat(authenticators.activeOf(scene.person("wren")).await().atMost(PATIENCE))
                .extracting(one -> one.handle().value())
                .anyMatch(handle -> handle.matches("[0-9a-f]{64}"))
                .noneMatch(handle -> handle.contains("token"));
    }

    // Whoever has scanned the picture too can be the app as well as the owner: then neither is.
    @Test
    void appThatTwoHaveAddedLetsNobodyIn() {
        Outsider tomas = scene.outsider("tomas");
        tomas.arrives();
        tomas.sends("factor", Map.of("kind", "verify-push"));
        String link = link(tomas.looks());
        assertThat(scene.sandbox().verify().addApp(link)).isTrue();
        assertThat(scene.sandbox().verify().addApp(link)).isTrue();

        Page page = comesForTheAnswer(tomas);

        assertThat(page.body()).doesNotContain("Your recovery codes").doesNotContain(THROUGH);
        assertThat(scene.isEnrolled("tomas")).isFalse();
    }

    /// In a new browser.
    private Outsider enrols(String nickname) {
        Outsider someone = scene.outsider(nickname);
        someone.arrives();
        someone.sends("factor", Map.of("kind", "verify-push"));
        assertThat(scene.sandbox().verify().addApp(link(someone.looks()))).isTrue();
        assertThat(comesForTheAnswer(someone).body()).contains("Your recovery codes");
        return scene.outsider(nickname);
    }

    private static String link(Page page) {
        return found(LINK, page).replace("&amp;", "&");
    }

    /// Whoever has not arrived yet does.
    private static void asksThe(Outsider whose) {
        if (whose.step().isEmpty()) {
            whose.arrives();
        }
        whose.sends("push", Map.of());
    }

    private String newest() {
        return scene.sandbox().verify().requests().stream()
                .map(PushRequest::id)
                .findFirst()
                .orElseThrow();
    }

    private void answers(String id, PushAnswer answer) {
        scene.sandbox().verify().answer(id, answer);
    }

    private static Page comesForTheAnswer(Outsider whose) {
        whose.sends("approval", Map.of("page", found(PAGE, whose.looks())));
        return whose.looks();
    }

    private static String found(Pattern pattern, Page page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private void assertTurnedAway(Page page) {
        assertThat(page.body()).doesNotContain(THROUGH);
        scene.assertNobodyGotIn(thief, page);
    }
}
