package dev.sallyport.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.store.Database;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// What the audit holds since a moment that a test chose.
@Singleton
public final class AuditRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private long seen;

    AuditRows(Database database) {
        this.database = database;
    }

    /// Begins anew: what there is by now is left out from here on.
    public void forget() {
        seen = soon(database.run(Statement.of("SELECT seq FROM audit_head")))
                .getFirst()
                .number("seq");
    }

    public List<JsonNode> since() {
        return soon(database.run(Statement.of("SELECT line FROM audit WHERE seq > $1 ORDER BY seq", seen))).stream()
                .map(row -> parsed(row.text("line")))
                .toList();
    }

    /// Each event by its name, and by its reason behind a colon.
    public List<String> told() {
        return since().stream().map(AuditRows::word).toList();
    }

    private static String word(JsonNode line) {
        String reason = line.path("reason").asText();
        return line.path("event").asText() + (reason.isEmpty() ? "" : ":" + reason);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
