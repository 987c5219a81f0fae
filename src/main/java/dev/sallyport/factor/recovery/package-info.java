/// Codes on paper as a second factor, for whoever has lost the others: ten in a set, each good once.
///
/// Kept as salted password hashes (NIST SP 800-63B-4, 3.1.2.2: they have less than 112 bits), worked out on threads of
/// their own. The authenticator's handle says nothing; its id names the set. Leaves to others how often one may try
/// (`attempts`), and who is told that a code was used.
@NullMarked
package dev.sallyport.factor.recovery;

import org.jspecify.annotations.NullMarked;
