/// What people are told by mail of their own second factor: what was added, used or taken away, and by which link they
/// say that it was not them.
///
/// Leaves to the features what there is to tell, and to the tenant where somebody is reached: no address is kept here.
@NullMarked
package dev.sallyport.notice;

import org.jspecify.annotations.NullMarked;
