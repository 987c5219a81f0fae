/// What happened: one line of JSON per event, in the log and in the store, where each row is bound to the one before.
///
/// Rows are added and never changed; [AuditTrail] finds out if somebody did it all the same. An event names the person
/// by a hash only. Leaves to the features which events there are to tell, and that no secret is among their words.
@NullMarked
package dev.sallyport.audit;

import org.jspecify.annotations.NullMarked;
