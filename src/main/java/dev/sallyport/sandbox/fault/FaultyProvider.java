package dev.sallyport.sandbox.fault;

import io.vertx.ext.web.RoutingContext;

/// How a provider words the answers that go wrong.
public interface FaultyProvider {
    /// Answers with an error of the provider's own.
    void refuse(RoutingContext context, int status);

    /// Answers with success by every word but the one that counts.
    void succeedWithoutToken(RoutingContext context);
}
