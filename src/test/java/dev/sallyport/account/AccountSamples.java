package dev.sallyport.account;

import dev.sallyport.factor.FactorLine;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// The account page as it looks with and without a factor.
@Path("/samples/account")
@Produces(MediaType.TEXT_HTML)
public class AccountSamples {
    private static final String PORTRAIT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0"
            + " 8 8'%3E%3Crect width='8' height='8' fill='%23d9a066'/%3E%3Ccircle cx='4' cy='3' r='1.6'"
            + " fill='%23663931'/%3E%3Cpath d='M1 8a3 3 0 0 1 6 0z' fill='%23663931'/%3E%3C/svg%3E";

    @GET
    @Path("enrolled")
    public TemplateInstance enrolled() {
        return new AccountPage(
                "Ada Lovelace",
                "A",
                "ada@example.com",
                PORTRAIT,
                List.of(
                        new FactorLine("Codes by Authy", "Phone", "•••• 42", "2026-05-03", "3 May 2026"),
                        new FactorLine(
                                "Codes by Authy",
                                "Registered with the Authy app",
                                null,
                                "2016-11-20",
                                "20 November 2016")));
    }

    @GET
    @Path("not-enrolled")
    public TemplateInstance notEnrolled() {
        return new AccountPage(
                "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff",
                "H",
                "hubert.blaine.wolfeschlegelsteinhausenbergerdorff@example.com",
                null,
                List.of());
    }
}
