package dev.sallyport.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.sandbox.fault.Fault;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The flows of what Twilio Verify keeps of people, which Wren walks.
final class VerifyFlows {
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+#token=[^\"]+)\">");
    private static final Pattern PICTURE = Pattern.compile("crispEdges\" d=\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("name=\"page\" value=\"([^\"]+)\"");
    private static final String WRONG_CODE = "80716253";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Walk walk;
    private final Sandbox sandbox;
    private final Database database;

    VerifyFlows(Walk walk, Sandbox sandbox, Database database) {
        this.walk = walk;
        this.sandbox = sandbox;
        this.database = database;
    }

    void walk() {
        keyThatIsNotToBeHad();
        keyIsAdded();
        codeIsAskedFor();
        providerFaults();
        appIsAdded();
        appIsAsked();
    }

    private void keyThatIsNotToBeHad() {
        walk.logIn("wren");
        sandbox.verify().faults().next(1, new Fault.Status(503));
        walk.picks("verify-totp");
        assertThat(walk.page().body()).contains("We could not make a key");
        walk.picks("verify-totp");
        walk.scans();
        walk.sends("/cancel", Map.of());
    }

    private void keyIsAdded() {
        walk.logIn("wren");
        walk.picks("verify-totp");
        walk.scans();
        walk.types(WRONG_CODE);
        walk.types(walk.codeOfTheApp());
        walk.shownRecoveryCodes();
        walk.keepsTheCodes();
        arrives();
    }

    private void codeIsAskedFor() {
        logsIn();
        walk.types(WRONG_CODE);
        walk.types(walk.codeOfTheApp());
        arrives();
    }

    private void providerFaults() {
        for (Fault fault : List.of(
                new Fault.Status(401),
                new Fault.Status(404),
                new Fault.Status(429),
                new Fault.Html(),
                new Fault.Cut())) {
            logsIn();
            sandbox.verify().faults().next(1, fault);
            walk.types(walk.codeOfTheApp());
            assertThat(walk.page().body()).contains("Error:");
        }
    }

    private void appIsAdded() {
        walk.logIn("tomas");
        walk.picks("verify-push");
        String link = walk.only(LINK).replace("&amp;", "&");
        walk.remember(List.of(link, link.replaceFirst(".*#token=([^&]+).*", "$1"), walk.only(PICTURE)));
        comesForTheAnswer();
        assertThat(sandbox.verify().addApp(link)).isTrue();
        comesForTheAnswer();
        walk.shownRecoveryCodes();
        walk.keepsTheCodes();
        walk.handOff();
        assertThat(walk.page().body()).contains("Tomás Quintero");
    }

    private void appIsAsked() {
        for (Fault fault : List.of(new Fault.Status(401), new Fault.Html(), new Fault.Cut())) {
            walk.logIn("tomas");
            sandbox.verify().faults().next(1, fault);
            walk.sends("/push", Map.of());
        }
        for (PushAnswer answer : List.of(PushAnswer.APPROVE, PushAnswer.DENY)) {
            database.run(Statement.of("DELETE FROM pushes")).await().atMost(PATIENCE);
            walk.logIn("tomas");
            walk.sends("/push", Map.of());
            sandbox.verify().answer(sandbox.verify().requests().getFirst().id(), answer);
            comesForTheAnswer();
        }
        walk.logIn("tomas");
    }

    private void comesForTheAnswer() {
        walk.sends("/approval", Map.of("page", walk.only(PAGE)));
    }

    /// In a later half minute than any before.
    private void logsIn() {
        database.run(Statement.of("DELETE FROM accepted_codes")).await().atMost(PATIENCE);
        walk.logIn("wren");
    }

    private void arrives() {
        walk.handOff();
        assertThat(walk.page().body()).contains("Wren Abernathy");
    }
}
