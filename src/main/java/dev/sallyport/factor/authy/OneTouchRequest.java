package dev.sallyport.factor.authy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sallyport.factor.ApprovalRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of an approval request.
record OneTouchRequest(
        String message,
        Map<String, String> details,
        @JsonProperty("seconds_to_expire") long secondsToExpire,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Logo> logos) {
    /// What the shortest of Authy's own clients lets through.
    private static final int LONGEST = 144;

    static OneTouchRequest of(ApprovalRequest request, Optional<URI> logo) {
        return new OneTouchRequest(
                request.message().length() > LONGEST
                        ? request.message().substring(0, LONGEST - 1) + "…"
                        : request.message(),
                request.details(),
                request.lifetime().toSeconds(),
                logo.map(address -> new Logo("default", address)).stream().toList());
    }

    record Logo(String res, URI url) {}

    @Override
    public String toString() {
        return "OneTouchRequest[masked]";
    }
}
