/// Page furniture: the layout and its assets, the headers of every answer, and the one place where a refused or broken
/// request becomes a page. How much is done at once is bounded here too.
///
/// Knows no feature. The pages themselves belong to the features; texts that tell a person what a [Reason] means are
/// here, since every feature throws [RequestRefused]. Routes: `/assets/*`.
@NullMarked
package dev.sallyport.web;

import org.jspecify.annotations.NullMarked;
