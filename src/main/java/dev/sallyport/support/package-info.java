/// What the help desk does for a person.
///
/// Leaves to `cli` how it is asked, to `person` what a reset changes in the store, and to `enrolment` how Auth0
/// hears of it.
@NullMarked
package dev.sallyport.support;

import org.jspecify.annotations.NullMarked;
