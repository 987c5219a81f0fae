/// Whom the service moves from Authy to another factor, and to which.
///
/// Leaves to `login` how that is done, in a login that has just proven an Authy phone, and to `person` that nobody has
/// neither on the way.
@NullMarked
package dev.sallyport.migration;

import org.jspecify.annotations.NullMarked;
