/// Twilio Verify v2 as four factors: codes to a phone by text, call or WhatsApp, codes to a mailbox, each of which
/// proves the one login that asked for it; authenticator apps whose keys it keeps; and the tenant's own app, which
/// it asks.
///
/// Of `https://verify.twilio.com/v2/Services/<service>` `Verifications`, `VerificationCheck`, `AccessTokens`, and the
/// `Factors` and `Challenges` of entities. A number stands in a form and never in a path, the key travels in a header,
/// Twilio is given no name of a person's, and no body of Twilio's is ever logged or passed on. Leaves to others how
/// often one may try (`attempts`), that nothing proves twice (`challenge`), how often codes are sent and phones are
/// asked (`budget`, `challenge`), and how a key gets into an app (`factor.totp`).
@NullMarked
package dev.sallyport.factor.verify;

import org.jspecify.annotations.NullMarked;
