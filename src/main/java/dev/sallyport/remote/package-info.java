/// A remote service's reply before anyone has understood it: the status and the text, read without blocking and
/// without an exception for any status.
///
/// Leaves to each client what the reply means, and to `application.properties` that the REST clients neither map
/// errors to exceptions nor follow redirects.
@NullMarked
package dev.sallyport.remote;

import org.jspecify.annotations.NullMarked;
