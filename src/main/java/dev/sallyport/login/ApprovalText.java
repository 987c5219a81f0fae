package dev.sallyport.login;

import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.token.LoginRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the person reads on their phone: who asks, from where and when, and the number that the page shows too.
final class ApprovalText {
    /// How long the phone may answer. Whoever is logging in has it at hand.
    static final Duration LIFETIME = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST = 60;

    private ApprovalText() {}

    static ApprovalRequest of(LoginRequest request, int number, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        add(details, "Number on the page", String.valueOf(number));
        add(details, "Application", request.client().name());
        add(details, "Place", request.place());
        add(details, "Address", request.ip());
        add(details, "Time", TIME.format(now));
        String message = "%s: is it you who is logging in?"
                .formatted(shortened(request.client().name()));
        return new ApprovalRequest(message, details, LIFETIME);
    }

    private static void add(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, shortened(value));
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
