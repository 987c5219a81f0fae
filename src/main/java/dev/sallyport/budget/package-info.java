/// How many codes are sent in an hour, and to whom, and whether they are of use: what keeps a prankster from a phone,
/// and a fraudster from the bill.
///
/// Leaves to `login` what one login may send, and to `factor` the sending itself. It counts; it does not know why a
/// code is wanted. No bucket holds a readable number or address.
@NullMarked
package dev.sallyport.budget;

import org.jspecify.annotations.NullMarked;
