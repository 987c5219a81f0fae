/// Twilio Verify v2 as two factors: codes to a phone by text, call or WhatsApp, and codes to a mailbox; and that each
/// code proves the one login that asked for it.
///
/// Of `https://verify.twilio.com/v2/Services/<service>` only `Verifications` and `VerificationCheck`. A number stands
/// in a form and never in a path, the key travels in a header, and no body of Twilio's is ever logged or passed on.
/// Leaves to others how often one may try (`attempts`), and how often codes are sent (`budget`).
@NullMarked
package dev.sallyport.factor.verify;

import org.jspecify.annotations.NullMarked;
