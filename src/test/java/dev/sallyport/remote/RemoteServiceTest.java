package dev.sallyport.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/// What a service that does badly may cost (C9.70). In a running application, since the guard needs one.
@QuarkusTest
class RemoteServiceTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final MeterRegistry METERS = new SimpleMeterRegistry();

    private final RemoteService service = service(Duration.ofSeconds(5), 100);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void serviceThatFailsTooOftenIsLeftAloneAndTriedAgainLater() {
        for (int i = 0; i < 4; i++) {
            assertThat(answerOf(service, replying(503)).status()).isEqualTo(503);
        }
        assertThatThrownBy(() -> answerOf(service, replying(200))).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(calls).hasValue(4);

        Awaitility.await()
                .atMost(SOON)
                .ignoreException(CircuitBreakerOpenException.class)
                .until(() -> answerOf(service, replying(200)).status() == 200);
        assertThat(answerOf(service, replying(200)).status()).isEqualTo(200);
    }

    @Test
    void refusalIsNoFailureOfTheService() {
        for (int i = 0; i < 12; i++) {
            assertThat(answerOf(service, replying(401)).status()).isEqualTo(401);
        }
        assertThat(calls).hasValue(12);
    }

    @Test
    void callsBeyondTheBulkheadFailAtOnce() {
        // Given: the two that may be under way, and the one that may queue
        RemoteService narrow = service(Duration.ofSeconds(5), 2);
        Supplier<Uni<RestResponse<String>>> waiting = () -> Uni.createFrom().nothing();
        for (int i = 0; i < 3; i++) {
            narrow.call(waiting, RemoteServiceTest::isDown).subscribe().with(_ -> {}, _ -> {});
        }

        // When, Then
        assertThatThrownBy(() -> answerOf(narrow, replying(200))).isInstanceOf(BulkheadException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void silenceEndsWithinTheLimit() {
        RemoteService hurried = service(Duration.ofMillis(100), 100);
        Supplier<Uni<RestResponse<String>>> silent = () -> {
            calls.incrementAndGet();
            return Uni.createFrom().nothing();
        };

        assertThatThrownBy(() -> answerOf(hurried, silent)).isInstanceOf(Exception.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void questionIsRepeatedOnceAndACallNever() {
        assertThat(service.ask(replying(503), RemoteServiceTest::isDown)
                        .await()
                        .atMost(SOON)
                        .status())
                .isEqualTo(503);
        assertThat(calls).hasValue(2);

        assertThat(answerOf(service, replying(503)).status()).isEqualTo(503);
        assertThat(calls).hasValue(3);
    }

    private Supplier<Uni<RestResponse<String>>> replying(int status) {
        return () -> {
            calls.incrementAndGet();
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.fromStatusCode(status)));
        };
    }

    private static RemoteReply answerOf(RemoteService service, Supplier<Uni<RestResponse<String>>> call) {
        return service.call(call, RemoteServiceTest::isDown).await().atMost(SOON);
    }

    private static boolean isDown(RemoteReply reply) {
        return reply.status() >= 500;
    }

    private static RemoteService service(Duration limit, int callsAtOnce) {
        return new RemoteServices(new Config(callsAtOnce, 4, PAUSE), METERS).named("a service", limit);
    }

    private record Config(int callsAtOnce, int breakerCalls, Duration breakerPause) implements RemoteConfig {}
}
