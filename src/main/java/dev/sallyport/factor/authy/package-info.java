/// Authy as a second factor: its API, what its replies mean to us, and nothing of it beyond this package.
///
/// Only `https://api.authy.com` as its own clients know it: users and their numbers, texts and calls, codes, and
/// OneTouch. A code or an id reaches a path only as digits, the key travels in a header, and no body of Authy's is ever
/// logged or passed on. Leaves to others how often one may try (`attempts`) and where the Authy id is kept (`store`).
@NullMarked
package dev.sallyport.factor.authy;

import org.jspecify.annotations.NullMarked;
