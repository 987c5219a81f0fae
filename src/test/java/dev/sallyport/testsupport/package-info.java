/// What the tests of several packages share.
@NullMarked
package dev.sallyport.testsupport;

import org.jspecify.annotations.NullMarked;
