/// What must be configured, and whether it is: every `sallyport.` setting that can be missing or malformed, the check
/// that it has to pass, and the sentence that a person reads when it does not.
///
/// Leaves to each feature its own `…Config` mapping, with defaults; here is only what is to be found out before the
/// service starts, all at once and without a stack trace. A value is never repeated in a sentence: it may be a secret.
@NullMarked
package dev.sallyport.settings;

import org.jspecify.annotations.NullMarked;
