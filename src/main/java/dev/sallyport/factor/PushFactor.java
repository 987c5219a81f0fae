package dev.sallyport.factor;

import java.time.Duration;

/// A factor that is an app with buttons and without codes. The [Approvals] of the same kind ask it, and tell whether
/// one that is being added is there: until then their answer is that it is waited for.
public non-sealed interface PushFactor extends ScannedFactor {
    /// What to ask the [Approvals] by about an app that is being added.
    String referenceOf(Handle key);

    /// How long an app can be added by one key.
    Duration patience();
}
