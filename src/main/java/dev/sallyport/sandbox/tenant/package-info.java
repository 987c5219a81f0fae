/// An Auth0 tenant as the applications, the browser, the Action and the Management API's clients meet it.
///
/// It owns users, sessions, clients, codes and tokens, the login page and the post-login pipeline with its redirect;
/// what is refused is refused in Auth0's words. The Action itself runs in `pipeline`. Everything is in memory;
/// `TenantState` is what is worth keeping.
@NullMarked
package dev.sallyport.sandbox.tenant;

import org.jspecify.annotations.NullMarked;
