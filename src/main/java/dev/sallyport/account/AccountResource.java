package dev.sallyport.account;

import dev.sallyport.factor.FactorLine;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.token.Tenant;
import dev.sallyport.web.ContentSecurityPolicy;
import dev.sallyport.web.Languages;
import dev.sallyport.web.PublicUrl;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AccountResource {
    private static final Pattern CODE = Pattern.compile("[a-z]+([-_][a-z]+){0,5}(: [a-z]+(-[a-z]+){0,5})?");

    private final AuthenticatorStore authenticators;
    private final CurrentIdentityAssociation visitor;
    private final Tenant tenant;
    private final LogOut logOut;
    private final PublicUrl url;

    AccountResource(
            AuthenticatorStore authenticators,
            CurrentIdentityAssociation visitor,
            Tenant tenant,
            LogOut logOut,
            PublicUrl url) {
        this.authenticators = authenticators;
        this.visitor = visitor;
        this.tenant = tenant;
        this.logOut = logOut;
        this.url = url;
    }

    @GET
    public Uni<Response> landing() {
        return isLoggedIn()
                .map(loggedIn -> loggedIn
                        ? Response.seeOther(url.value().resolve("/account")).build()
                        : Response.ok(new LandingPage()).build());
    }

    @GET
    @Path("account")
    @Authenticated
    public Uni<Response> account(@Context HttpHeaders headers) {
        Locale locale = Languages.spoken(headers.getAcceptableLanguages());
        return visitor.getDeferredIdentity()
                .map(identity -> Profile.of((JsonWebToken) identity.getPrincipal()))
                .flatMap(profile -> factorsOf(profile, locale).map(factors -> page(profile, factors)));
    }

    /// Whoever has a session is led on by Quarkus OIDC, which sees them first. Here come those whose session is over,
    /// or was never any: nothing of it may be left either, and the tenant's may well be there still.
    @GET
    @Path("account/logout")
    public Uni<Response> logOut(@Context HttpHeaders headers) {
        return visitor.getDeferredIdentity()
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .recoverWithNull()
                .map(_ -> logOut.answer(headers));
    }

    /// Where Quarkus OIDC sends people whom the tenant did not let in.
    @GET
    @Path("account/refused")
    public Uni<Response> refused(
            @RestQuery("error") @Nullable String error, @RestQuery("error_description") @Nullable String description) {
        String code = code(description).or(() -> code(error)).orElse(null);
        return Uni.createFrom()
                .item(Response.status(Response.Status.FORBIDDEN)
                        .entity(new LoginRefusedPage(code))
                        .build());
    }

    // Only a code, never a sentence: anyone can write a link to this page.
    private static Optional<String> code(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(given -> given.length() <= 80 && CODE.matcher(given).matches());
    }

    private Uni<List<FactorLine>> factorsOf(Profile profile, Locale locale) {
        return authenticators
                .activeOf(new Person(tenant.issuer(), profile.subject()))
                .map(held ->
                        held.stream().map(one -> FactorLine.of(one, locale)).toList());
    }

    private static Response page(Profile profile, List<FactorLine> factors) {
        ContentSecurityPolicy policy = ContentSecurityPolicy.portrait(profile.portrait());
        return Response.ok(AccountPage.of(profile, factors))
                .header(ContentSecurityPolicy.HEADER, policy.value())
                .build();
    }

    // A session that has expired or cannot be read is nobody's; the page behind the button sorts it out.
    private Uni<Boolean> isLoggedIn() {
        return visitor.getDeferredIdentity()
                .map((SecurityIdentity identity) -> !identity.isAnonymous())
                .onFailure()
                .recoverWithItem(false);
    }
}
