package dev.sallyport.sandbox.tenant.pipeline;

/// How one call of the Action ended.
public sealed interface Decision {
    record Allowed(Effects effects) implements Decision {}

    /// Denied on purpose. The other effects count all the same, as they do at Auth0.
    record Denied(String reason, Effects effects) implements Decision {}

    /// The browser is to go to `url`; the login waits for `/continue`.
    record Redirected(String url, Effects effects) implements Decision {}

    /// It threw, hung or could not be loaded: nobody gets in, and no effect counts.
    record Failed(String message) implements Decision {}
}
