package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be typed, and what is done with what may not.
class GrammarTest {
    private final List<Object> done = new ArrayList<>();

    @Test
    void verbIsHandedOnWithItsForm() {
        assertThat(read("audit", "verify")).isEqualTo(42);
        assertThat(done).containsExactly(AuditVerify.FORM);
    }

    @Test
    void statusOfAMigrationNeedsNothing() {
        assertThat(read("migrate", "status")).isEqualTo(42);
        assertThat(done).containsExactly(MigrateStatus.FORM);
    }

    @Test
    void resetNeedsAPersonAndAReason() {
        assertThat(read("reset", "auth0|ada", "--reason", "lost the phone")).isEqualTo(42);
        assertThat(done).containsExactly(ResetPerson.FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audti",
                "audit",
                "audit verfy",
                "audit verify more",
                "--verbose",
                "verify",
                "migrate",
                "migrate status now",
                "reset",
                "reset auth0|a",
                "reset --reason lost"
            })
    void whatIsNoVerbIsNotDone(String line) {
        assertThat(read(line.split(" ", -1))).isEqualTo(2);
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "audit --help", "audit verify --help", "reset --help"})
    void helpIsNoMistake(String line) {
        assertThat(read(line.split(" ", -1))).isZero();
        assertThat(done).isEmpty();
    }

    private int read(String... arguments) {
        return Grammar.read(
                "1.0",
                typed -> {
                    done.add(Grammar.verbIn(typed).commandSpec().userObject());
                    return 42;
                },
                arguments);
    }
}
