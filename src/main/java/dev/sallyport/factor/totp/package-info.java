/// A key in an authenticator app as a second factor, with no vendor behind it: RFC 6238 on top of RFC 4226.
///
/// The key is the authenticator's handle, as the `otpauth` link that an app takes: it keeps its algorithm, digits and
/// period whatever the settings become. What is kept beside it are the newest step that was proven, so that no code
/// proves twice, and the drift of the app's clock. Leaves to others how often one may try (`attempts`) and where the
/// key is kept, sealed (`person`). How a key gets into an app it tells whoever keeps keys elsewhere, too.
@NullMarked
package dev.sallyport.factor.totp;

import org.jspecify.annotations.NullMarked;
