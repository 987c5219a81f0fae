package dev.sallyport.sandbox.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One login under way, Auth0's "transaction": it survives the redirect and is tied to one browser's session.
///
/// @param session the secret of the browser's session; empty before the password
/// @param metadata what the Action put aside for itself
record SignIn(String id, AuthorizationRequest request, String session, Map<String, @Nullable Object> metadata) {
    static SignIn of(AuthorizationRequest request) {
        return new SignIn(Opaque.random(), request, "", Map.of());
    }

    SignIn in(String newSession) {
        return new SignIn(id, request, newSession, metadata);
    }

    SignIn with(Map<String, @Nullable Object> changes) {
        return new SignIn(id, request, session, Metadata.merged(metadata, changes));
    }

    @Override
    public String toString() {
        return "SignIn[" + id + "]";
    }
}
