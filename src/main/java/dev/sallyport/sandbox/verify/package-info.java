/// The sandbox's Twilio Verify: `/v2/Services/<service>` as verify.twilio.com answers it, for verifications by text,
/// call, WhatsApp and e-mail, and their checks.
///
/// Owns the verifications and the faults that a test or a person switches on at `/verify/faults`. What a person sees of
/// it is left to the phone. Factors, challenges and the service's own settings are not here.
@NullMarked
package dev.sallyport.sandbox.verify;

import org.jspecify.annotations.NullMarked;
