/// The sandbox's Authy: `/protected/json` as api.authy.com answers it, for users, tokens and the application.
///
/// Owns the users, their tokens and the faults that a test or a person switches on at `/authy/faults`. What a person
/// sees of it is left to the phone. Push requests and phone verification are not here.
@NullMarked
package dev.sallyport.sandbox.authy;

import org.jspecify.annotations.NullMarked;
