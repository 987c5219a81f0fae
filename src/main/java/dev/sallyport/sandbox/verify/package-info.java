/// The sandbox's Twilio Verify: `/v2/Services/<service>` as verify.twilio.com answers it, for verifications by text,
/// call, WhatsApp and e-mail, and their checks; for keys of authenticator apps; and for an app of the tenant's own.
///
/// Owns what is pending and what people hold, the faults that a test or a person switches on at `/verify/faults`, the
/// signed calls, and the page `/tenant-app`, which is that app. What else a person sees of it is left to the phone. The
/// service's own settings are not here.
@NullMarked
package dev.sallyport.sandbox.verify;

import org.jspecify.annotations.NullMarked;
