package dev.sallyport.auth0;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A user as the Management API shows them, as far as we read it.
@RegisterForReflection // Read by RemoteReply, out of Quarkus' sight.
record UserReply(
        @Nullable String email,
        @JsonProperty("email_verified") @Nullable Boolean emailVerified) {
    @Override
    public String toString() {
        return "UserReply[masked]";
    }
}
