/// How many codes are sent in an hour, and to whom, and whether they are of use: what keeps a prankster from a phone,
/// and a fraudster from the bill. And how many people are reset: what keeps a smooth talker from the help desk.
///
/// Leaves to `login` what one login may send, to `factor` the sending itself, and to `support` the reset. It counts; it
/// does not know why a code or a reset is wanted. No bucket holds a readable number or address.
@NullMarked
package dev.sallyport.budget;

import org.jspecify.annotations.NullMarked;
