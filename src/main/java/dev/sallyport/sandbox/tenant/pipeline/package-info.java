/// The post-login pipeline: runs the Action that ships, in JavaScript, with the `event` and `api` that Auth0 gives it.
///
/// It owns the JavaScript engine, the redirect's tokens and what an Action's calls amount to (`Effects`). It knows no
/// user store, no session and no HTTP: the tenant describes the login in `event` and carries out the result.
@NullMarked
package dev.sallyport.sandbox.tenant.pipeline;

import org.jspecify.annotations.NullMarked;
