package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StoreReadinessTest {
    @Test
    void storeThatAnswersIsReady() {
        assertThat(readiness(Uni.createFrom().item(List.of())).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void storeThatFailsIsNot() {
        HealthCheckResponse response =
                readiness(Uni.createFrom().failure(new StoreFailed("reading", new IllegalStateException("secret"))));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow().toString())
                .contains("The store fails. Nobody can log in.")
                .doesNotContain("secret");
    }

    @Test
    void storeThatDoesNotAnswerInTimeIsNot() {
        HealthCheckResponse response = readiness(Uni.createFrom().nothing());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow().toString()).contains("does not answer within a second");
    }

    private static HealthCheckResponse readiness(Uni<List<Row>> answer) {
        return new StoreReadiness(new Answering(answer)).call().await().atMost(Duration.ofSeconds(10));
    }

    private record Answering(Uni<List<Row>> answer) implements Database {
        @Override
        public Uni<List<Row>> run(Statement statement) {
            return answer;
        }

        @Override
        public Uni<List<List<Row>>> runIf(Statement guard, List<Statement> then) {
            return answer.map(List::of);
        }
    }
}
