/// Adding a factor: the phone page, what counts as a phone, and how a proven phone becomes an authenticator that Auth0
/// knows of.
///
/// Leaves to `challenge` the proof itself, and to `login` whether the person may enrol at all.
@NullMarked
package dev.sallyport.enrolment;

import org.jspecify.annotations.NullMarked;
