/// Paper Kite, an application that people log in to: it shows what a login yields, or how it is refused.
///
/// It is an ordinary client of the tenant, by code and PKCE over HTTP, and knows nothing of the tenant's insides.
@NullMarked
package dev.sallyport.sandbox.demo;

import org.jspecify.annotations.NullMarked;
