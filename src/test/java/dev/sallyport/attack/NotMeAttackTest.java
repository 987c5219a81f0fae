package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.THROUGH;
import static dev.sallyport.attack.Scene.WRENS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.login.AllFactors;
import dev.sallyport.notice.Delivering;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import dev.sallyport.support.Reset;
import dev.sallyport.support.ResetReason;
import dev.sallyport.testsupport.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody with the password and a recovery code of Wren's, who is told of it by mail. Covers C6.47, C6.48 and C10.80.
@QuarkusTest
@TestProfile(AllFactors.class)
class NotMeAttackTest {
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li><code>([^<]+)</code></li>");
    private static final Pattern WAY =
            Pattern.compile("name=\"way\" value=\"([^\"]+)\">\\s*<button[^>]*>Use a recovery");
    private static final Pattern LINK = Pattern.compile("http\\S+/not-me\\?\\S+");
    private static final String WRENS_MAIL = "wren@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Scene scene;

    @Inject
    Delivering mails;

    @Inject
    Reset reset;

    @Inject
    Database database;

    @BeforeEach
    void begin() {
        scene.wipe();
    }

    @Test
    void ownerIsToldOfARecoveryCodeThatWasUsed_andStopsTheThief() {
        List<String> codes = ownersCodes();
        mails.now();
        assertThat(usesPaper(codes.getFirst()).body()).contains(THROUGH);
        mails.now();
        assertThat(newestMail()).contains("A recovery code was used to log in to your account.");
        Journey owner = opensTheLink();

        owner.sends("/not-me", Map.of());

        assertThat(owner.page().body()).contains("It is stopped");
        assertThat(usesPaper(codes.get(1)).body())
                .contains("no more codes are checked")
                .doesNotContain(THROUGH);
    }

    @Test
    void programThatFollowsTheLinkStopsNothing() {
        List<String> codes = ownersCodes();
        assertThat(usesPaper(codes.getFirst()).body()).contains(THROUGH);
        mails.now();

        assertThat(opensTheLink().page().body()).contains("Was it not you?");

        assertThat(usesPaper(codes.get(1)).body()).contains(THROUGH);
    }

    @Test
    void linkOfAnOldMailUndoesNothingThatTheHelpDeskDid() {
        ownersCodes();
        mails.now();
        Journey thief = opensTheLink();
        reset.reset(scene.person("wren"), new ResetReason("the owner called"), Duration.ofHours(1))
                .await()
                .atMost(PATIENCE);
        // The two are told apart by whole seconds, as at Auth0: as if some had gone by.
        database.run(Statement.of("UPDATE people SET not_before = not_before + 2000"))
                .await()
                .atMost(PATIENCE);

        thief.sends("/not-me", Map.of());

        assertThat(thief.page().body()).contains("Nothing left to stop");
        assertThat(scene.outsider("wren").arrives().body()).contains("Add a second step");
    }

    @Test
    void linkThatWeDidNotMakeStopsNobody() {
        String service = scene.sandbox().settings().service().toString();
        for (String forged : List.of("", "?notice=", "?notice=sandbox%3AAAAA", "?notice=k&notice=l")) {
            Page page = new Journey().opens(service + "/not-me" + forged);
            assertThat(page.status()).as(forged).isIn(400, 410);
            assertThat(page.body()).doesNotContain("It was not me");
        }
    }

    private List<String> ownersCodes() {
        Outsider owner = scene.outsider("wren");
        owner.arrives();
        owner.sends("factor", Map.of("kind", "authy"));
        owner.looks();
        owner.entersPhone(WRENS_PHONE);
        Page shown = owner.types(scene.codeAt(WRENS_PHONE));
        List<String> codes = RECOVERY_CODE
                .matcher(shown.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(codes).hasSize(10);
        owner.sends("recovery-codes", Map.of("kept", "yes"));
        assertThat(owner.looks().body()).contains(THROUGH);
        return codes;
    }

    private Page usesPaper(String code) {
        Outsider thief = scene.outsider("wren");
        thief.sends("way", Map.of("way", found(WAY, 1, thief.arrives().body())));
        Page page = thief.looks();
        return page.body().contains("name=\"code\"") ? thief.types(code) : page;
    }

    private Journey opensTheLink() {
        Journey reader = new Journey();
        reader.opens(found(LINK, 0, newestMail()));
        return reader;
    }

    private String newestMail() {
        return scene.sandbox().inbox().newest(WRENS_MAIL).map(Message::text).orElse("no mail");
    }

    private static String found(Pattern pattern, int group, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(group);
    }
}
