/// A remote service's reply before anyone has understood it: the status and the text, read without blocking and
/// without an exception for any status.
///
/// Leaves to each service's own package what the reply means.
@NullMarked
package dev.sallyport.remote;

import org.jspecify.annotations.NullMarked;
