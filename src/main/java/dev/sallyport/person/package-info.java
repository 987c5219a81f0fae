/// Who logs in, and what they hold: the identity that every key, lock and row is made of, the authenticators bound to
/// it, and what the store knows of a person as a whole.
///
/// Leaves to others how an authenticator is added (`enrolment`) and proven (`challenge`).
@NullMarked
package dev.sallyport.person;

import org.jspecify.annotations.NullMarked;
