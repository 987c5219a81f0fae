package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.person.Person;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.MutableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LostPeopleTest {
    private final MutableClock clock = new MutableClock(ALogin.NOW);
    private final LostPeople lost = new LostPeople(clock);

    @Test
    void manyPeopleWhomTheStoreDoesNotKnowTurnReadinessOff_withASentence() {
        try (LogLines log = LogLines.of(LostPeople.class.getName())) {
            meet(LostPeople.MANY - 1);
            assertThat(readiness().getStatus()).isEqualTo(Status.UP);

            lost.add(person(99));
            lost.add(person(100));

            assertThat(readiness().getStatus()).isEqualTo(Status.DOWN);
            assertThat(readiness().getData().orElseThrow().toString()).contains("restore it from a backup");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("restore it")
                    .doesNotContain("auth0|");
        }
    }

    @Test
    void onePersonRaisesNoAlarmHoweverOftenTheyTry() {
        for (int i = 0; i < 1000; i++) {
            lost.add(person(1));
        }

        assertThat(lost.areMany()).isFalse();
    }

    @Test
    void afterTenQuietMinutesItIsOver() {
        meet(LostPeople.MANY);
        assertThat(lost.areMany()).isTrue();

        clock.advance(LostPeople.WINDOW);

        assertThat(readiness().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void fewNowAndThenAreNotMany() {
        for (int i = 0; i < 100; i++) {
            lost.add(person(i));
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(lost.areMany()).isFalse();
    }

    private void meet(int people) {
        IntStream.range(0, people).mapToObj(LostPeopleTest::person).forEach(lost::add);
    }

    private HealthCheckResponse readiness() {
        return new LostPeopleReadiness(lost).call().await().atMost(Duration.ofSeconds(5));
    }

    private static Person person(int number) {
        return new Person("acme.eu.auth0.com", "auth0|" + number);
    }
}
