package dev.sallyport.notice;

import dev.sallyport.factor.FactorKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened to somebody's second factor.
///
/// @param application the name of the one that they, or somebody else, logged in to
public record Notice(
        NoticeKind kind,
        @Nullable FactorKind factor,
        @Nullable String application,
        Instant at) {}
