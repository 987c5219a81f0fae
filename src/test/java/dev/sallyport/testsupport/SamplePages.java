package dev.sallyport.testsupport;

import dev.sallyport.challenge.CodeField;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.DeliveryText;
import dev.sallyport.challenge.Instead;
import dev.sallyport.challenge.ResendWay;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.CountryChoice;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.enrolment.PhoneProblem;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.login.HandOffPage;
import dev.sallyport.login.RefusalPage;
import dev.sallyport.web.ContentSecurityPolicy;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages of a login, each at an address of its own, filled with the worst that one may type.
@Path("/samples")
@Produces(MediaType.TEXT_HTML)
public class SamplePages {
    public static final String HOSTILE = "\"><script>alert('x')</script>&";

    private static final List<CountryChoice> COUNTRIES = List.of(
            new CountryChoice("DE", "Germany (+49)"),
            new CountryChoice("GS", "South Georgia & South Sandwich Islands (+500)"),
            new CountryChoice("GB", "United Kingdom (+44)"));
    private static final Delivery.Sent SENT = new Delivery.Sent(Channel.SMS, "•••• 42");
    private static final String CONTINUE = "http://127.0.0.1:9/continue?state=the-state";

    @GET
    @Path("phone")
    public TemplateInstance phone() {
        return new PhonePage("/samples/posted", COUNTRIES, "DE", "", null, false, false, "Acme Billing");
    }

    @GET
    @Path("phone-with-problem")
    public TemplateInstance phoneWithProblem() {
        return new PhonePage(
                "/samples/posted", COUNTRIES, "GB", HOSTILE, PhoneProblem.WRONG_LENGTH, true, false, HOSTILE);
    }

    @GET
    @Path("phone-with-country-problem")
    public TemplateInstance phoneWithCountryProblem() {
        return new PhonePage(
                "/samples/posted", COUNTRIES, "", "0171", PhoneProblem.UNKNOWN_COUNTRY, false, false, "Acme Billing");
    }

    @GET
    @Path("code")
    public TemplateInstance code() {
        return code(new Delivery.Sent(Channel.SMS, "•••• 42"), null, 5, true);
    }

    @GET
    @Path("code-in-app")
    public TemplateInstance codeInTheApp() {
        return code(new Delivery.InTheApp(), null, 5, false);
    }

    @GET
    @Path("code-with-problem")
    public TemplateInstance codeWithProblem() {
        return code(new Delivery.Sent(Channel.CALL, "•••• 42"), CodeProblem.WRONG, 2, false);
    }

    @GET
    @Path("code-not-sent")
    public TemplateInstance codeNotSent() {
        return code(new Delivery.NotSent(Delivery.Reason.NOT_REACHABLE), CodeProblem.SEND_LIMIT, 1, true);
    }

    @GET
    @Path("hand-off")
    public Response handOff() {
        return leaving(new HandOffPage(CONTINUE, HOSTILE, "the-state", "Acme Billing"));
    }

    @GET
    @Path("refusal")
    public Response refusal() {
        return leaving(new RefusalPage(
                "Too many wrong codes",
                "For your safety no more codes are taken for now. You can try again in 5 minutes.",
                "locked-out",
                "K7QF-2M9D",
                "Acme Billing",
                new RefusalPage.Answer(CONTINUE, "the-token", "the-state", false)));
    }

    @GET
    @Path("hostile-refusal")
    public Response hostileRefusal() {
        return leaving(new RefusalPage(
                HOSTILE,
                HOSTILE,
                "locked-out",
                "K7QF-2M9D",
                HOSTILE,
                new RefusalPage.Answer(CONTINUE, HOSTILE, HOSTILE, false)));
    }

    @POST
    @Path("posted/{form}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_PLAIN)
    public String posted(@FormParam("code") @Nullable String code, @FormParam("number") @Nullable String number) {
        return "code=" + code + " number=" + number;
    }

    @GET
    @Path("code-delivered")
    public TemplateInstance codeDelivered() {
        return code(SENT, DeliveryText.arrived(SENT), null, null, 5, false);
    }

    @GET
    @Path("code-lost")
    public TemplateInstance codeLost() {
        Instead call = new Instead("resend", "channel", "call", "Call me instead");
        return code(SENT, DeliveryText.lost(SENT, Optional.of(call), Duration.ZERO), call, null, 5, false);
    }

    private static TemplateInstance code(
            Delivery delivery, @Nullable CodeProblem problem, int triesLeft, boolean adding) {
        return code(delivery, DeliveryText.of(delivery), null, problem, triesLeft, adding);
    }

    private static TemplateInstance code(
            Delivery delivery,
            DeliveryText text,
            @Nullable Instead instead,
            @Nullable CodeProblem problem,
            int triesLeft,
            boolean adding) {
        return new CodePage(
                "/samples/posted",
                "a-page",
                "Acme Billing",
                text,
                null,
                instead,
                CodeField.of(FactorKind.AUTHY),
                problem,
                triesLeft,
                Stream.of(Channel.SMS, Channel.CALL)
                        .map(channel -> ResendWay.of(channel, new Sending.Answered(delivery)))
                        .filter(way -> instead == null || !instead.isBy(way))
                        .toList(),
                List.of(),
                new CodePage.May(adding, adding, false, false, false, !adding));
    }

    private static Response leaving(TemplateInstance page) {
        return Response.ok(page)
                .header(
                        ContentSecurityPolicy.HEADER,
                        ContentSecurityPolicy.handOff().value())
                .build();
    }
}
