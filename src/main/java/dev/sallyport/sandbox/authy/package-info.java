/// The sandbox's Authy: `/protected/json` as api.authy.com answers it, for users, tokens and the application, and
/// `/onetouch/json` for requests to people's apps, with the signed calls that tell of their answers.
///
/// Owns the users, their tokens, the requests, and the faults that a test or a person switches on at `/authy/faults`.
/// What a person sees of it is left to the phone. Phone verification is not here.
@NullMarked
package dev.sallyport.sandbox.authy;

import org.jspecify.annotations.NullMarked;
