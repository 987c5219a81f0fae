/// How often someone may be wrong: failures are counted by person and factor, across logins, and answered
/// with growing delays, and in the end with a disabled factor.
///
/// Leaves to `login` the tries of one login, and to `factor` whether a code was right. Never keyed by phone number or
/// provider id, so that a stranger cannot lock an owner out.
@NullMarked
package dev.sallyport.attempts;

import org.jspecify.annotations.NullMarked;
