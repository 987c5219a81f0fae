package dev.sallyport.testsupport;

import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.CodeField;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.DeliveryText;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.challenge.ResendWay;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.CountryChoice;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.totp.TotpParts;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/// The pages of somebody who is moved from Authy to another factor, as [SamplePages] has the others.
@Path("/samples/move")
@Produces(MediaType.TEXT_HTML)
public class MoveSamples {
    private static final String ACTION = "/samples/posted";

    @GET
    @Path("code")
    public TemplateInstance code() {
        Delivery sent = new Delivery.Sent(Channel.SMS, "•••• 42");
        return new CodePage(
                ACTION,
                "a-page",
                "Acme Billing",
                DeliveryText.of(sent),
                null,
                null,
                CodeField.of(FactorKind.VERIFY),
                null,
                5,
                Stream.of(Channel.SMS, Channel.CALL)
                        .map(channel -> ResendWay.of(channel, new Sending.Answered(sent)))
                        .toList(),
                List.of(),
                new CodePage.May(true, false, false, false, true, false));
    }

    @GET
    @Path("locked")
    public TemplateInstance locked() {
        return new LockedPage(
                ACTION,
                "Too many wrong codes",
                "For your safety no more codes are taken for now. You can try again in 5 minutes.",
                List.of(),
                false,
                "Acme Billing");
    }

    @GET
    @Path("phone")
    public TemplateInstance phone() {
        return new PhonePage(
                ACTION,
                List.of(new CountryChoice("US", "United States (+1)")),
                "US",
                "",
                null,
                false,
                true,
                "Acme Billing");
    }

    @GET
    @Path("app")
    public TemplateInstance app() {
        return new AppPage(
                ACTION,
                "a-page",
                TotpParts.anInvitation(),
                CodeField.of(FactorKind.TOTP),
                null,
                5,
                true,
                "Acme Billing");
    }
}
