package dev.sallyport.factor.verify;

import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.totp.AppKeys;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// What Verify is told of an app, and what the app is told.
@Singleton
final class PushForms {
    /// Of Details.Message, and of a label and a value of Details.Fields.
    private static final int LONGEST_MESSAGE = 256;

    private static final int LONGEST_LABEL = 36;
    private static final int LONGEST_VALUE = 128;

    private final VerifyConfig config;
    private final AppKeys keys;
    private final Clock clock;

    PushForms(VerifyConfig config, AppKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    MultivaluedMap<String, String> token(String identity, Duration life) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("Identity", identity);
        form.add("FactorType", "push");
        form.add("FactorFriendlyName", keys.issuer());
        form.add("Ttl", Long.toString(life.toSeconds()));
        return form;
    }

    /// The app's own address with all that the SDK needs behind it: in the fragment, which no browser sends to a
    /// server.
    Handle link(String identity, String token) {
        return new Handle("%s#token=%s&identity=%s&service=%s"
                .formatted(
                        config.pushLink().map(Object::toString).orElse(""),
                        token,
                        identity,
                        config.serviceSid().orElse("")));
    }

    MultivaluedMap<String, String> challenge(EntityFactor factor, ApprovalRequest request) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("FactorSid", factor.sid());
        form.add(
                "ExpirationDate",
                clock.instant()
                        .plus(request.lifetime())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        form.add("Details.Message", cut(request.message(), LONGEST_MESSAGE));
        request.details()
                .forEach((label, value) -> form.add(
                        "Details.Fields",
                        new JsonObject()
                                .put("label", cut(label, LONGEST_LABEL))
                                .put("value", cut(value, LONGEST_VALUE))
                                .encode()));
        return form;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }
}
