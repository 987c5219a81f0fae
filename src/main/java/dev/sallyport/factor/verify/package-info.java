/// Twilio Verify v2 as three factors: codes to a phone by text, call or WhatsApp, codes to a mailbox, each of which
/// proves the one login that asked for it; and authenticator apps whose keys it keeps.
///
/// Of `https://verify.twilio.com/v2/Services/<service>` `Verifications`, `VerificationCheck`, and the `Factors` and
/// `Challenges` of entities. A number stands in a form and never in a path, the key travels in a header, Twilio is
/// given no name of a person's, and no body of Twilio's is ever logged or passed on. Leaves to others how often one may
/// try (`attempts`), that no code proves twice (`challenge`), how often codes are sent (`budget`), and how a key gets
/// into an app (`factor.totp`).
@NullMarked
package dev.sallyport.factor.verify;

import org.jspecify.annotations.NullMarked;
