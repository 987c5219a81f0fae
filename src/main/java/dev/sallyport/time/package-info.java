/// The one clock. Everything that asks for the time takes a `java.time.Clock` in its constructor and gets this one,
/// so that a test can hand in another. And the check that it is right.
///
/// Leaves to the features what a moment means to them.
@NullMarked
package dev.sallyport.time;

import org.jspecify.annotations.NullMarked;
