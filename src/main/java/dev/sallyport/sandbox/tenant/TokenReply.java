package dev.sallyport.sandbox.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tokens for a grant, as the token endpoint returns them.
record TokenReply(Tokens tokens, World world) {
    Map<String, Object> of(Grant grant) {
        User user = world.users()
                .find(grant.userId())
                .orElseThrow(() -> OAuthRefusal.invalidGrant("Unknown or invalid user."));
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("access_token", tokens.accessToken(grant));
        if (grant.allows("openid")) {
            reply.put("id_token", tokens.idToken(grant, user));
        }
        reply.put("scope", String.join(" ", grant.scopes()));
        reply.put("expires_in", Tokens.ACCESS_LIFETIME.toSeconds());
        reply.put("token_type", "Bearer");
        return reply;
    }
}
