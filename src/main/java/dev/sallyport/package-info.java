/// Sallyport, the second gate of an Auth0 login. One package per feature; each one's own page says what it decides.
@NullMarked
package dev.sallyport;

import org.jspecify.annotations.NullMarked;
