/// The benchmark: the packaged program under load, and the figures of docs/performance.md. Not part of the build's
/// tests.
@NullMarked
package dev.sallyport.bench;

import org.jspecify.annotations.NullMarked;
