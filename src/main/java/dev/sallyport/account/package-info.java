/// The signed-in pages: whom the tenant says you are, and which factors guard your account. An ordinary OIDC client of
/// the tenant; Quarkus OIDC holds the session.
///
/// Routes: `/`, `/account`, `/account/refused`, `/account/logout`; Quarkus answers `/account/callback`, and the
/// log-out of whoever has a session.
@NullMarked
package dev.sallyport.account;

import org.jspecify.annotations.NullMarked;
