/// A whole world to log in to, for dev mode and tests: an Auth0 tenant that runs our Action, an Authy, a
/// Twilio Verify and a phone.
///
/// Plain Java over one Vert.x HTTP server: no CDI, no configuration mapping, so that the integration tests of the
/// packaged program can start it as a process of its own. Nothing of the service is known here, and nothing of this
/// is in production.
@NullMarked
package dev.sallyport.sandbox;

import org.jspecify.annotations.NullMarked;
