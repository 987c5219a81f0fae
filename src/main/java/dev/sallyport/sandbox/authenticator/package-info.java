/// An authenticator app like those on people's phones, as a page of its own.
///
/// Owns `/authenticator`: a pasted `otpauth` link is what a scanned picture is to a phone, and the codes of the keys
/// run. It knows nothing of the service and makes the codes by itself, so that the two agree by the standard alone.
@NullMarked
package dev.sallyport.sandbox.authenticator;

import org.jspecify.annotations.NullMarked;
