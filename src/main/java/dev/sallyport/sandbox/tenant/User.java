package dev.sallyport.sandbox.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Someone with an account at the tenant.
///
/// @param logins how often they got in
public record User(
        String id,
        Credentials credentials,
        Profile profile,
        Connection connection,
        Map<String, @Nullable Object> appMetadata,
        Map<String, @Nullable Object> userMetadata,
        int logins) {

    /// What one types on the login page. `password` is empty for someone who comes through a social connection.
    public record Credentials(String email, String password) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    public record Profile(String name, String nickname, String picture, String locale) {}

    /// Where the account lives: the tenant's own database or a social provider.
    public record Connection(String name, String strategy) {}

    User with(Map<String, @Nullable Object> newAppMetadata, Map<String, @Nullable Object> newUserMetadata) {
        return new User(id, credentials, profile, connection, newAppMetadata, newUserMetadata, logins);
    }

    User withLogins(int newLogins) {
        return new User(id, credentials, profile, connection, appMetadata, userMetadata, newLogins);
    }
}
