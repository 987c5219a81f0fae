package dev.sallyport.login;

import dev.sallyport.web.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Where a login is shown. Redirects name the whole address, from our own setting: a relative one would be completed
/// with the scheme and host of the request, which behind a proxy are not those of the browser.
@Singleton
final class LoginAddress {
    private final URI service;

    LoginAddress(PublicUrl url) {
        service = url.value();
    }

    /// For the forms of a page.
    String path(Login login) {
        return "/login/" + login.id();
    }

    Response.ResponseBuilder redirectTo(Login login) {
        return Response.seeOther(service.resolve(path(login)));
    }
}
