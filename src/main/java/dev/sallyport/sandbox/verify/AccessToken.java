package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/// What lets an app add itself to an entity. Twilio's is encrypted, and means nothing to anybody else either.
record AccessToken(String sid, String identity, String name, String text, long ttl, Instant since) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static AccessToken of(String identity, String name, long ttl, Instant now) {
        // About as long as Twilio's, which has to fit a picture.
        byte[] bytes = new byte[480];
        RANDOM.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new AccessToken(Sid.random("YK"), identity, name, text, ttl, now);
    }

    Instant until() {
        return since.plusSeconds(ttl);
    }

    JsonObject json(VerifyAccount account, String origin) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", account.sid())
                .put("service_sid", account.service())
                .put("entity_identity", identity)
                .put("factor_type", "push")
                .put("factor_friendly_name", name)
                .put("token", text)
                .put("url", "%s/v2/Services/%s/AccessTokens/%s".formatted(origin, account.service(), sid))
                .put("ttl", ttl)
                .put("date_created", Timestamps.of(since));
    }

    @Override
    public String toString() {
        return "AccessToken[masked]";
    }
}
