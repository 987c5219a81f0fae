package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;

/// What every challenge looks like.
final class ChallengeJson {
    private ChallengeJson() {}

    static JsonObject of(String sid, KeptFactor factor, VerifyAccount account, String origin) {
        String url = "%s/v2/Services/%s/Entities/%s/Challenges/%s"
                .formatted(origin, account.service(), factor.identity, sid);
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", account.sid())
                .put("service_sid", account.service())
                .put("entity_sid", Sid.derived("YE", factor.identity))
                .put("identity", factor.identity)
                .put("factor_sid", factor.sid)
                .put("responded_reason", "none")
                .putNull("details")
                .putNull("hidden_details")
                .putNull("metadata")
                .put("factor_type", factor.type())
                .put("url", url)
                .put("links", new JsonObject().put("notifications", url + "/Notifications"));
    }
}
