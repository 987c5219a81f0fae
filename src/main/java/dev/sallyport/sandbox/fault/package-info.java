/// Bad days of the sandbox's providers, as a test or a person switches them on.
///
/// What an error of its own looks like, each provider knows.
@NullMarked
package dev.sallyport.sandbox.fault;

import org.jspecify.annotations.NullMarked;
