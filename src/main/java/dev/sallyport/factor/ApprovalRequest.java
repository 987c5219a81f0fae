package dev.sallyport.factor;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a person reads on their phone before they say yes or no.
///
/// @param details in the order in which they are to be shown
/// @param lifetime how long the phone may answer
public record ApprovalRequest(String message, Map<String, String> details, Duration lifetime) {
    public ApprovalRequest {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    @Override
    public String toString() {
        return "ApprovalRequest[masked]";
    }
}
