package dev.sallyport.sandbox;

import io.vertx.ext.web.Router;

/// One of the sandbox's services: it adds its routes to the one server that all share.
///
/// What it remembers it can put into words, so that a live reload or a restart loses no login, user or text.
public interface Part {
    void mount(Router router);

    /// What is to be remembered, as JSON; empty for a part that remembers nothing.
    default String save() {
        return "";
    }

    /// Takes back what an earlier [#save] said.
    default void restore(String saved) {}
}
