package dev.sallyport.auth0;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `app_metadata` says of a person's second factor, so that the Action need not ask us.
///
/// Whoever has a pointer is enrolled, even if the list of factors is empty: a factor that was locked or removed opens
/// no first enrolment.
///
/// @param factors wire names of the factors, such as `authy`
/// @param since when the person first enrolled
/// @param rev grows with every change; the higher one is the newer
/// @param notBefore proofs older than this do not count; null if all do
/// @param authyId what tenants of 2016 look for; null removes it in all its spellings
public record Pointer(
        List<String> factors,
        Instant since,
        long rev,
        @Nullable Instant notBefore,
        @Nullable String authyId) {
    private static final List<String> OLDER_SPELLINGS = List.of("authyID", "authyId");

    public Pointer {
        factors = List.copyOf(factors);
        if (rev < 1) {
            throw new IllegalArgumentException("A pointer's first revision is 1");
        }
    }

    /// The pointer as the answer token carries it and as `app_metadata.sallyport` holds it: `since` in ISO 8601,
    /// `not_before` in epoch seconds and only if there is one. Without the Authy id, since the token passes
    /// through the browser.
    public Map<String, @Nullable Object> asClaim() {
        Map<String, @Nullable Object> claim = new LinkedHashMap<>();
        claim.put("enrolled", true);
        claim.put("factors", factors);
        claim.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
        claim.put("rev", rev);
        if (notBefore != null) {
            claim.put("not_before", notBefore.getEpochSecond());
        }
        return Collections.unmodifiableMap(claim);
    }

    /// The top-level keys of `app_metadata` to be merged; null removes a key.
    Map<String, @Nullable Object> asAppMetadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("sallyport", asClaim());
        metadata.put("authy_id", authyId);
        if (authyId == null) {
            OLDER_SPELLINGS.forEach(spelling -> metadata.put(spelling, null));
        }
        return Collections.unmodifiableMap(metadata);
    }

    @Override
    public String toString() {
        return "Pointer[factors=%s, since=%s, rev=%d, notBefore=%s, authyId=masked]"
                .formatted(factors, since, rev, notBefore);
    }
}
