package dev.sallyport.auth0;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v2/users/{id}`: Auth0 merges `app_metadata` at its top level.
record UserPatch(@JsonProperty("app_metadata") Map<String, @Nullable Object> appMetadata) {
    @Override
    public String toString() {
        return "UserPatch[masked]";
    }
}
