/// What a second factor is: one interface and its sealed outcomes. No HTTP and no provider's word in here; each
/// provider has a package of its own below this one.
@NullMarked
package dev.sallyport.factor;

import org.jspecify.annotations.NullMarked;
