package dev.sallyport.sandbox.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tenant must not forget over a live reload or a restart: who is logged in, which logins wait where, and what
/// became of the users. Codes live for a minute and are left out.
@JsonIgnoreProperties(ignoreUnknown = true)
record TenantState(
        List<SavedUser> users,
        Map<String, Session> sessions,
        Map<String, Pending.Kept<SignIn>> beforePassword,
        Map<String, Pending.Kept<SignIn>> suspended,
        Map<String, Pending.Kept<Grant.Refresh>> refreshTokens) {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    record SavedUser(
            String id,
            Map<String, @Nullable Object> appMetadata,
            Map<String, @Nullable Object> userMetadata,
            int logins) {
        static SavedUser of(User user) {
            return new SavedUser(user.id(), user.appMetadata(), user.userMetadata(), user.logins());
        }
    }

    String encode() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The tenant's state cannot be written", e);
        }
    }

    static TenantState decode(String text) {
        try {
            return JSON.readValue(text, TenantState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The tenant's state cannot be read", e);
        }
    }
}
