/// The phone of everyone who logs in to the sandbox: its inbox of texts and calls, and the app that shows codes.
///
/// Owns the page `/phone` and what was delivered. Who sends, and which codes run in the app, is left to the providers:
/// they put [Message]s into the [Inbox] and stand behind [CodeApp] and [PushApp].
@NullMarked
package dev.sallyport.sandbox.phone;

import org.jspecify.annotations.NullMarked;
