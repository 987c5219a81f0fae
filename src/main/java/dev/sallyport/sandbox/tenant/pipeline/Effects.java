package dev.sallyport.sandbox.tenant.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an Action asked for besides its decision. In the two metadata maps a null removes the key.
///
/// @param methods what it recorded as proven, by URL
@JsonIgnoreProperties(ignoreUnknown = true)
public record Effects(
        Map<String, @Nullable Object> idTokenClaims,
        Map<String, @Nullable Object> accessTokenClaims,
        Map<String, @Nullable Object> appMetadata,
        Map<String, @Nullable Object> userMetadata,
        Map<String, @Nullable Object> transactionMetadata,
        List<String> methods) {}
