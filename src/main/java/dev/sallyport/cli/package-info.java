/// The executable: what happens between its start and the service's.
///
/// Leaves to `settings` what a sound configuration is, and to each feature what it does with one.
@NullMarked
package dev.sallyport.cli;

import org.jspecify.annotations.NullMarked;
