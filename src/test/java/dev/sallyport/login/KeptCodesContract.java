package dev.sallyport.login;

import static dev.sallyport.login.Gate.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.challenge.AppPage;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.Verdict;
import dev.sallyport.factor.recovery.RecoveryParts;
import dev.sallyport.sandbox.SandboxTemplates;
import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.store.Database;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person has one set of recovery codes, however many logins show them one; on every engine. Covers C6.46.
abstract class KeptCodesContract {
    private static final Duration STEP = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Gate gate;

    @SuppressWarnings("NullAway.Init") // As above.
    private AuthenticatorApp app;

    /// A store with the present schema and nobody in it.
    abstract Database database();

    abstract Vault vault();

    @BeforeEach
    void open() {
        gate = Gate.ofAllFactors(database(), vault());
        app = new AuthenticatorApp(gate.clock, new SandboxTemplates());
    }

    @Test
    void ofLoginsThatKeepTheirCodesAtOnceOneHasGivenThePersonsSet_andAllGoOn() {
        List<Browser> browsers = Stream.concat(
                        Stream.of(enrolledByApp()),
                        Stream.generate(this::givenAnother).limit(3))
                .toList();
        List<String> codes = browsers.stream().map(KeptCodesContract::firstCode).toList();

        soon(Uni.join()
                .all(browsers.stream().map(Browser::keepingTheCodes).toList())
                .andFailFast());

        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY);
        assertThat(codes.stream().filter(this::isRight)).hasSize(1);
        assertThat(browsers)
                .allSatisfy(
                        one -> assertThat(one.answer().path("factor").asText()).isEqualTo("totp"));
    }

    @Test
    void codesThatAreKeptLastAreThePersons() {
        Browser first = enrolledByApp();
        Browser last = givenAnother();
        String replaced = firstCode(first);
        String kept = firstCode(last);
        first.keepsTheCodes();

        last.keepsTheCodes();

        assertThat(isRight(replaced)).isFalse();
        assertThat(isRight(kept)).isTrue();
        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY);
        assertThat(last.answer().path("factor").asText()).isEqualTo("totp");
    }

    @Test
    void codesThatAreKeptTwiceAtOnceAsByADoubleClickAreKept() {
        Browser ada = enrolledByApp();
        String code = firstCode(ada);

        soon(Uni.join().all(ada.keepingTheCodes(), ada.keepingTheCodes()).andFailFast());

        assertThat(isRight(code)).isTrue();
        assertThat(kinds()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY);
        assertThat(ada.answer().path("factor").asText()).isEqualTo("totp");
    }

    private Browser enrolledByApp() {
        Browser ada = gate.enrolling();
        ada.picks(FactorKind.TOTP);
        app.scan(ada.sees(AppPage.class).invitation().link().toString());
        ada.types(code());
        return ada;
    }

    private Browser givenAnother() {
        gate.clock.advance(STEP);
        Browser ada = gate.provingAgain();
        ada.typesAndAddsAnother(code());
        ada.picks(FactorKind.RECOVERY);
        return ada;
    }

    private String code() {
        return app.newestCode().orElseThrow();
    }

    private boolean isRight(String code) {
        return gate.held().stream()
                .filter(one -> one.kind() == FactorKind.RECOVERY)
                .map(set -> soon(gate.get(RecoveryParts.FACTOR)
                        .check(set, RecoveryCode.typed(code).orElseThrow())))
                .anyMatch(new Verdict.Right()::equals);
    }

    private List<FactorKind> kinds() {
        return gate.held().stream().map(Authenticator::kind).sorted().toList();
    }

    private static String firstCode(Browser browser) {
        return browser.sees(RecoveryCodesPage.class).codes().getFirst();
    }
}
