/// Proving a factor: the code page, the rules for sending a code and for checking one, and that none lets in twice.
///
/// Leaves to `login` what follows from an outcome, and the tries of one login; to `attempts` the count over all logins.
@NullMarked
package dev.sallyport.challenge;

import org.jspecify.annotations.NullMarked;
