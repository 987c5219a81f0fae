package dev.sallyport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.Wiring;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Covers C3.34.
class ClockCheckTest {
    private static final String GAUGE = "sallyport.clock.behind";

    private final TimeServerBeside server = new TimeServerBeside();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, 6, -6, -86_400})
    void wrongClockIsToldAndMeasured(long seconds) {
        server.isAheadBy(Duration.ofSeconds(seconds));

        try (LogLines log = LogLines.of("dev.sallyport.time")) {
            check();

            assertThat(log.lines()).singleElement().asString().contains("The clock of this machine is wrong");
        }
        assertThat(behind()).isCloseTo((double) seconds, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, -3})
    void clockThatIsRightEnoughIsMeasuredOnly(long seconds) {
        server.isAheadBy(Duration.ofSeconds(seconds));

        try (LogLines log = LogLines.of("dev.sallyport.time")) {
            check();

            assertThat(log.lines()).isEmpty();
        }
        assertThat(behind()).isCloseTo((double) seconds, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16})
    void serverWithoutAClockTellsNothing(int stratum) {
        server.hasStratum(stratum);

        try (LogLines log = LogLines.of("dev.sallyport.time")) {
            check();

            assertThat(log.lines()).singleElement().asString().contains("does not tell the time");
        }
        assertThat(behind()).isNaN();
    }

    @Test
    void serverThatIsGoneTellsNothingAnyMore() {
        ClockCheck check = check();
        assertThat(behind()).isNotNaN();
        server.close();

        check.check();

        assertThat(behind()).isNaN();
    }

    @Test
    void nobodyIsAskedWhereNoServerIsNamed() {
        new Wiring(Map.of(), meters).get(ClockCheck.class).check();

        assertThat(meters.getMeters()).isEmpty();
    }

    private ClockCheck check() {
        ClockCheck check = new Wiring(
                        Map.of(
                                "sallyport.time.server",
                                "127.0.0.1",
                                "sallyport.time.port",
                                Integer.toString(server.port())),
                        meters)
                .get(ClockCheck.class);
        check.check();
        return check;
    }

    private double behind() {
        Gauge gauge = meters.get(GAUGE).gauge();
        return gauge.value();
    }
}
