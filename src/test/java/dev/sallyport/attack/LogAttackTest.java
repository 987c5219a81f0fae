package dev.sallyport.attack;

import static dev.sallyport.attack.Scene.THIEFS_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.attack.Outsider.Answer;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.testsupport.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reading the logs instead of breaking in, and writing into them. Covers C10.72.
@QuarkusTest
class LogAttackTest {
    private static final List<String> SECRETS = List.of(
            "sallyport.tenant.request-secrets",
            "sallyport.tenant.answer-secret",
            "sallyport.account.client-secret",
            "sallyport.management.client-secret",
            "sallyport.authy.api-key",
            "sallyport.store.keys");

    @Inject
    Scene scene;

    @Inject
    Config config;

    @BeforeEach
    void begin() {
        scene.wipe();
    }

    @Test
    void settingsAndSecretsAreNotLogged() {
        try (LogLines log = LogLines.of("")) {
            Outsider tomas = scene.outsider("tomas");
            Page away = tomas.passesThePassword();
            tomas.arrives(away);
            tomas.entersPhone(THIEFS_PHONE);
            String wrong = scene.wrongCodeAt(THIEFS_PHONE);
            tomas.types(wrong);
            String code = scene.codeAt(THIEFS_PHONE);
            Answer answer = Outsider.answerOn(tomas.types(code));
            tomas.hands(answer);

            String all = String.join("\n", log.lines());
            assertThat(all).contains("the second factor is proven");
            assertThat(all)
                    .doesNotContain(away.parameter("session_token").orElseThrow())
                    .doesNotContain(answer.token())
                    .doesNotContain(THIEFS_PHONE, "tomas@example.com", code);
            for (String key : SECRETS) {
                assertThat(all).doesNotContain(config.getValue(key, String.class));
            }
        }
    }

    @Test
    void typedTextWritesNoLinesOfItsOwn() {
        try (LogLines log = LogLines.of("dev.sallyport")) {
            Outsider tomas = scene.outsider("tomas");
            tomas.arrives();
            tomas.entersPhone("1\r\nLogin forged: the second factor is proven");
            tomas.types("1\nLogin forged: the second factor is proven");

            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("forged"));
        }
    }
}
