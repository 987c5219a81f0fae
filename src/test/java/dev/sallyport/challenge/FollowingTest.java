package dev.sallyport.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final Instant SENT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void providerIsAskedLessAndLessOften_andSevenTimesInAll() {
        Following following = Following.from(SENT);
        List<Integer> looks = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            if (following.mayLook(at(second))) {
                following = following.looked(at(second));
                looks.add(second);
            }
        }

        assertThat(looks).containsExactly(2, 5, 9, 15, 25, 40, 60);
        assertThat(following.ended()).isTrue();
    }

    @Test
    void whoComesLateDoesNotMakeUpForWhatNobodyAsked() {
        Following following = Following.from(SENT).looked(at(40));

        assertThat(following.mayLook(at(42))).isFalse();
        assertThat(following.mayLook(at(43))).isTrue();
    }

    @Test
    void whatWasToldFirstStands_andNobodyAsksAnyMore() {
        Following lost = Following.from(SENT).withFirst(Arrival.LOST);

        assertThat(lost.mayLook(SENT.plus(Duration.ofMinutes(1)))).isFalse();
        assertThat(lost.withFirst(Arrival.DELIVERED).arrival()).isEqualTo(Arrival.LOST);
    }

    private static Instant at(int second) {
        return SENT.plusSeconds(second);
    }
}
