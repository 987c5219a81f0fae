/// The executable: the service, which starts if no verb is given, and the verbs.
///
/// A verb is one class: its [Form] says what one may type, and it does its work on the same store and under the same
/// settings as the service, which may run meanwhile. Leaves to `settings` what a sound configuration is, and to each
/// feature what it does with one.
@NullMarked
package dev.sallyport.cli;

import org.jspecify.annotations.NullMarked;
