/// The two signed messages between Auth0 and us: the request that the Action sends the browser here with, and the
/// answer that it is sent back with (design of both: `docs/architecture.md`, "Tokens").
///
/// Owns what a valid request is and how an answer is minted. Leaves to `login` that each request is used once.
@NullMarked
package dev.sallyport.token;

import org.jspecify.annotations.NullMarked;
