package dev.sallyport.login;

import dev.sallyport.factor.Channel;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/// What a person does on the pages of a login. Each ends in a 303 back to the login, whatever came of it, so that a
/// reload or the back button repeats nothing and a wrong answer looks like any other.
@Path("/login/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class StepResource {
    private final CurrentLogin current;
    private final LoginAddress address;
    private final LoginCookie cookie;
    private final PhoneStep phone;
    private final CodeStep code;
    private final CodeFollowing following;
    private final FactorStep factor;
    private final RemovalStep removal;
    private final MoveStep move;
    private final ApprovalAsking asking;
    private final ApprovalStep approval;

    StepResource(
            CurrentLogin current,
            LoginAddress address,
            LoginCookie cookie,
            PhoneStep phone,
            CodeStep code,
            CodeFollowing following,
            FactorStep factor,
            RemovalStep removal,
            MoveStep move,
            ApprovalAsking asking,
            ApprovalStep approval) {
        this.current = current;
        this.address = address;
        this.cookie = cookie;
        this.phone = phone;
        this.code = code;
        this.following = following;
        this.factor = factor;
        this.removal = removal;
        this.move = move;
        this.asking = asking;
        this.approval = approval;
    }

    @POST
    @Path("phone")
    public Uni<Response> phone(
            @RestPath String id,
            @RestForm @DefaultValue("") String country,
            @RestForm @DefaultValue("") String number,
            @Context HttpHeaders headers) {
        return then(id, headers, login -> phone.enter(login, new PhoneInput(country, number)));
    }

    @POST
    @Path("code")
    public Uni<Response> code(
            @RestPath String id,
            @RestForm @DefaultValue("") String code,
            @RestForm @DefaultValue("") String page,
            @RestForm @DefaultValue("") String then,
            @Context HttpHeaders headers) {
        return current.withCode(id, page, headers)
                .chain(typed -> this.code
                        .check(typed.login(), code, Proof.After.code(typed.next(), then.equals("add")))
                        .replaceWith(() -> onward(typed)));
    }

    @POST
    @Path("resend")
    public Uni<Response> resend(
            @RestPath String id, @RestForm @DefaultValue("sms") String channel, @Context HttpHeaders headers) {
        return then(id, headers, login -> code.resend(login, Channel.asked(channel)));
    }

    /// The person wants to know what became of the code, and has a browser that does not ask by itself.
    @POST
    @Path("look")
    public Uni<Response> look(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, login -> following.look(login).replaceWithVoid());
    }

    @POST
    @Path("change-number")
    public Uni<Response> changeNumber(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, phone::change);
    }

    @POST
    @Path("factor")
    public Uni<Response> factor(
            @RestPath String id, @RestForm @DefaultValue("") String kind, @Context HttpHeaders headers) {
        return then(id, headers, login -> factor.pick(login, kind));
    }

    @POST
    @Path("choose")
    public Uni<Response> choose(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, factor::choose);
    }

    /// The person wants to be rid of one of their authenticators.
    ///
    /// @param way its id
    @POST
    @Path("removal")
    public Uni<Response> removal(
            @RestPath String id, @RestForm @DefaultValue("") String way, @Context HttpHeaders headers) {
        return then(id, headers, login -> removal.remove(login, way));
    }

    /// The person's phone is to be asked.
    @POST
    @Path("push")
    public Uni<Response> push(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, asking::ask);
    }

    /// The phone has answered, or so the page thinks.
    @POST
    @Path("approval")
    public Uni<Response> approval(
            @RestPath String id, @RestForm @DefaultValue("") String page, @Context HttpHeaders headers) {
        return current.withCode(id, page, headers)
                .chain(answered -> approval.conclude(answered.login(), Proof.After.tap(answered.next()))
                        .replaceWith(() -> onward(answered)));
    }

    @POST
    @Path("code-instead")
    public Uni<Response> codeInstead(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, approval::leave);
    }

    /// Another authenticator of the person's is to be asked for.
    ///
    /// @param way its id
    @POST
    @Path("way")
    public Uni<Response> way(
            @RestPath String id, @RestForm @DefaultValue("") String way, @Context HttpHeaders headers) {
        return then(id, headers, login -> factor.proveBy(login, way));
    }

    @POST
    @Path("recovery-codes")
    public Uni<Response> recoveryCodes(
            @RestPath String id, @RestForm @DefaultValue("") String kept, @Context HttpHeaders headers) {
        return then(id, headers, login -> factor.keepCodes(login, kept.equals("yes")));
    }

    @POST
    @Path("cancel")
    public Uni<Response> cancel(@RestPath String id, @Context HttpHeaders headers) {
        return then(id, headers, move::cancel);
    }

    /// Says the same and brings a cookie of the same kind, whatever the code came to.
    private Response onward(CurrentLogin.WithCode typed) {
        Response.ResponseBuilder answer = address.redirectTo(typed.login());
        typed.handOut()
                .ifPresent(secrets -> answer.cookie(cookie.set(typed.login().id(), secrets)));
        return answer.build();
    }

    private Uni<Response> then(String id, HttpHeaders headers, Function<Login, Uni<Void>> step) {
        return current.of(id, headers)
                .chain(login -> step.apply(login)
                        .replaceWith(() -> address.redirectTo(login).build()));
    }
}
