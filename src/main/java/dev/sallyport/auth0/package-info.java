/// The tenant's Management API: reading the e-mail address that a registration needs, and writing the pointer
/// that tells the Action who has a second factor. At most these two calls per enrolment, none in a normal login.
///
/// Owns the shape of what we keep in `app_metadata`. Leaves the token to Quarkus' OIDC client named `management`,
/// and a failed write to the next login, whose answer carries the pointer again.
@NullMarked
package dev.sallyport.auth0;

import org.jspecify.annotations.NullMarked;
