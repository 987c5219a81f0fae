package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The flows of an authenticator app and of recovery codes, which Tomás walks: he begins with nothing, and adds one
/// factor after the other.
final class FactorFlows {
    private static final String WRONG_CODE = "90817263";
    private static final String WRONG_RECOVERY_CODE = "WR0N-GC0D-E4T0-M4SQ";
    private static final String PHONE = "+14155550166";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Walk walk;
    private final Database database;

    FactorFlows(Walk walk, Database database) {
        this.walk = walk;
        this.database = database;
    }

    void walk() {
        walk.remember(List.of(WRONG_CODE, WRONG_RECOVERY_CODE, Walk.plain(WRONG_RECOVERY_CODE)));
        appThatIsNotProven();
        List<String> first = appIsEnrolled();
        appIsAskedFor();
        codeIsUsedAgain();
        recoveryCodesAreAnotherWay(first);
        phoneIsAdded();
        eachIsAnotherWay();
        List<String> next = nextSetOfCodes();
        recoveryCodesAreAnotherWay(next);
        storeFaults(next);
    }

    private void appThatIsNotProven() {
        walk.logIn("tomas");
        walk.picks("totp");
        walk.scans();
        walk.sends("/choose", Map.of());
        walk.picks("totp");
        walk.scans();
        walk.sends("/cancel", Map.of());
        walk.handOff();
        assertThat(walk.page().body()).contains("cancelled");
    }

    private List<String> appIsEnrolled() {
        walk.logIn("tomas");
        walk.picks("totp");
        walk.scans();
        walk.types(WRONG_CODE);
        assertThat(walk.page().body()).contains("That code did not work");
        walk.types(walk.codeOfTheApp());
        List<String> codes = walk.shownRecoveryCodes();
        walk.keepsTheCodes();
        arrives();
        return codes;
    }

    private void appIsAskedFor() {
        logInByApp();
        walk.types(WRONG_CODE);
        walk.types(walk.codeOfTheApp());
        arrives();
    }

    private void codeIsUsedAgain() {
        String used = walk.codeOfTheApp();
        walk.logIn("tomas");
        walk.types(used);
        assertThat(walk.page().body()).contains("That code did not work");
    }

    private void recoveryCodesAreAnotherWay(List<String> codes) {
        byPaper();
        walk.types("not a recovery code");
        walk.types(WRONG_RECOVERY_CODE);
        walk.types(codes.getFirst());
        arrives();
        byPaper();
        walk.types(codes.getFirst());
        assertThat(walk.page().body()).contains("That code did not work");
        walk.types(Walk.plain(codes.get(1)).toLowerCase(Locale.ROOT));
        arrives();
    }

    private void phoneIsAdded() {
        logInByApp();
        addsAnother(walk.codeOfTheApp());
        walk.picks("authy");
        walk.sends("/phone", Map.of("country", "US", "number", "415 555 0166"));
        walk.types(WRONG_CODE);
        walk.typesWhatCameTo(PHONE);
        arrives();
    }

    private void eachIsAnotherWay() {
        walk.logIn("tomas");
        way("Use my phone •••• 66");
        walk.typesWhatCameTo(PHONE);
        arrives();
    }

    private List<String> nextSetOfCodes() {
        logInByApp();
        addsAnother(walk.codeOfTheApp());
        walk.picks("recovery");
        List<String> codes = walk.shownRecoveryCodes();
        String here = walk.page().response().uri().toString();
        withoutTable("recovery_sets", () -> {
            walk.keepsTheCodes();
            assertThat(walk.page().status()).isGreaterThanOrEqualTo(500);
        });
        walk.journey().opens(here);
        walk.keepsTheCodes();
        arrives();
        return codes;
    }

    /// Where a factor cannot look into the store there is no verdict, and a trace of why.
    private void storeFaults(List<String> codes) {
        logInByApp();
        withoutTable("totp_steps", () -> {
            walk.types(walk.codeOfTheApp());
            assertThat(walk.page().body()).contains("Error:");
        });
        for (String table : List.of("recovery_sets", "recovery_codes")) {
            byPaper();
            withoutTable(table, () -> walk.types(codes.getLast()));
        }
    }

    private void withoutTable(String table, Runnable then) {
        run("ALTER TABLE " + table + " RENAME TO " + table + "_away");
        try {
            then.run();
        } finally {
            run("ALTER TABLE " + table + "_away RENAME TO " + table);
        }
    }

    /// In a later half minute than any before.
    private void logInByApp() {
        run("DELETE FROM totp_steps");
        run("DELETE FROM accepted_codes");
        walk.logIn("tomas");
    }

    private void byPaper() {
        walk.logIn("tomas");
        way("Use a recovery code");
    }

    private void way(String label) {
        Pattern button = Pattern.compile("name=\"way\" value=\"([^\"]+)\">\\s*<button[^>]*>" + label + "<");
        walk.sends("/way", Map.of("way", walk.only(button)));
    }

    private void addsAnother(String code) {
        walk.sends("/code", Map.of("code", code, "then", "add"));
    }

    private void arrives() {
        walk.handOff();
        assertThat(walk.page().body()).contains("Tomás Quintero");
    }

    private void run(String sql) {
        database.run(Statement.of(sql)).await().atMost(PATIENCE);
    }
}
