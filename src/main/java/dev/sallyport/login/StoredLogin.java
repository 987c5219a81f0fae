package dev.sallyport.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sallyport.challenge.Sends;
import dev.sallyport.store.Row;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import dev.sallyport.token.LoginRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;

/// What of a login is stored under encryption: all that no statement has to look at.
@RegisterForReflection(
        registerFullHierarchy = true) // Written and read by Format with all its parts, out of Quarkus' sight.
record StoredLogin(LoginRequest request, TransactionState state, Stage stage, Sends sends, int phones) {

    /// Turns logins into rows and back.
    @Singleton
    static final class Format {
        private final Vault vault;
        private final ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                // A field that a later version wrote must not end a login that began before it was rolled back.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        Format(Vault vault) {
            this.vault = vault;
        }

        String write(Login login) {
            var stored = new StoredLogin(login.request(), login.state(), login.stage(), login.sends(), login.phones());
            try {
                return vault.seal(place(login.id()), json.writeValueAsString(stored));
            } catch (JsonProcessingException cause) {
                throw new StoreFailed("writing a login", cause);
            }
        }

        Login read(Row row) {
            String id = row.text("id");
            try {
                StoredLogin stored = json.readValue(vault.open(place(id), row.text("body")), StoredLogin.class);
                return new Login(
                        id,
                        row.text("cookie_hash"),
                        stored.request(),
                        stored.state(),
                        stored.stage(),
                        stored.sends(),
                        stored.phones(),
                        Math.toIntExact(row.number("tries")),
                        row.number("version"),
                        Instant.ofEpochMilli(row.number("opened_at")),
                        Instant.ofEpochMilli(row.number("expires_at")));
            } catch (JsonProcessingException cause) {
                // Jackson's message may quote what it read.
                cause.clearLocation();
                throw new StoreFailed("reading a login", cause);
            }
        }

        private static String place(String id) {
            return "logins.body:" + id;
        }
    }
}
