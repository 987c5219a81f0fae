package dev.sallyport.testsupport;

import dev.sallyport.challenge.AddAppPage;
import dev.sallyport.challenge.AppPage;
import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.CodeField;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.CodeProblem;
import dev.sallyport.challenge.DeliveryText;
import dev.sallyport.challenge.LockedPage;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.challenge.PushPage;
import dev.sallyport.challenge.TapText;
import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.FactorChoice;
import dev.sallyport.enrolment.HeldFactor;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.Invitation;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.totp.QrCode;
import dev.sallyport.factor.totp.TotpParts;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages that there are only where people have a choice of factors, as [SamplePages] has the others.
@Path("/samples/factors")
@Produces(MediaType.TEXT_HTML)
public class FactorSamples {
    private static final String ACTION = "/samples/posted";
    /// As long as one with a token of Twilio's.
    private static final String APP =
            "https://app.acme.org/add#token=" + "x7Qp_m2v".repeat(80) + "&identity=" + "0f".repeat(32) + "&service=VA1";

    private static final List<OtherWay> OTHERS =
            List.of(new OtherWay("phone", "Use my phone •••• 42"), new OtherWay("paper", "Use a recovery code"));

    @GET
    @Path("choose")
    public TemplateInstance choose() {
        return choice(false, FactorKind.TOTP, FactorKind.AUTHY);
    }

    @GET
    @Path("choose-another")
    public TemplateInstance chooseAnother() {
        return choice(true, FactorKind.TOTP, FactorKind.AUTHY, FactorKind.RECOVERY);
    }

    @GET
    @Path("remove")
    public TemplateInstance remove() {
        return new ChoosePage(
                ACTION,
                List.of(FactorChoice.of(FactorKind.TOTP), FactorChoice.of(FactorKind.RECOVERY)),
                List.of(
                        held("app", FactorKind.TOTP, null, true),
                        held("phone", FactorKind.VERIFY, new PhoneNumber(1, "4155550142"), false),
                        held("paper", FactorKind.RECOVERY, null, false)),
                null,
                true,
                "Acme Billing");
    }

    private static HeldFactor held(String id, FactorKind kind, @Nullable PhoneNumber phone, boolean justUsed) {
        Authenticator held = new Authenticator(id, kind, new Handle(id), phone, Instant.parse("2026-05-03T10:00:00Z"));
        return HeldFactor.of(held, Locale.UK, justUsed, !justUsed);
    }

    @GET
    @Path("app")
    public TemplateInstance app() {
        return app(null, 5);
    }

    @GET
    @Path("app-with-problem")
    public TemplateInstance appWithProblem() {
        return app(CodeProblem.WRONG, 1);
    }

    @GET
    @Path("code-of-app")
    public TemplateInstance codeOfApp() {
        return code(FactorKind.TOTP, DeliveryText.ofApp(), OTHERS);
    }

    @GET
    @Path("recovery-code")
    public TemplateInstance recoveryCode() {
        return code(FactorKind.RECOVERY, DeliveryText.ofPaper(7), List.of());
    }

    @GET
    @Path("recovery-codes")
    public TemplateInstance recoveryCodes() {
        return new RecoveryCodesPage(
                ACTION,
                Stream.of("K7QF", "2M9D", "X0TA", "PRW4", "8HJN", "5VBC", "ZE3G", "1SYK", "D6M2", "Q9FT")
                        .map(group -> group + "-7Q2K-M9DX-0TAP")
                        .toList(),
                "Acme Billing");
    }

    /// One that does not go on by itself, so that it can be looked at.
    @GET
    @Path("approval")
    public TemplateInstance approval() {
        return new ApprovalPage(
                ACTION, "a-page", "Acme Billing", 42, false, false, CodeProblem.APPROVAL_UNCHECKED, OTHERS);
    }

    @GET
    @Path("push")
    public TemplateInstance push() {
        return new PushPage(ACTION, "Acme Billing", null, true, false, OTHERS);
    }

    @GET
    @Path("push-denied")
    public TemplateInstance pushDenied() {
        return new PushPage(ACTION, "Acme Billing", TapText.of(CodeProblem.APPROVAL_DENIED), false, false, OTHERS);
    }

    @GET
    @Path("push-too-late")
    public TemplateInstance pushTooLate() {
        return new PushPage(ACTION, "Acme Billing", TapText.of(CodeProblem.APPROVAL_EXPIRED), false, true, List.of());
    }

    /// One that does not go on by itself, so that it can be looked at.
    @GET
    @Path("add-app")
    public TemplateInstance addApp() {
        return new AddAppPage(
                ACTION,
                "a-page",
                new Invitation(URI.create(APP), QrCode.svg(APP), ""),
                false,
                TapText.of(CodeProblem.APPROVAL_UNCHECKED),
                "Acme Billing");
    }

    @GET
    @Path("locked")
    public TemplateInstance locked() {
        return new LockedPage(
                ACTION,
                "Too many wrong codes",
                "For your safety no more codes are taken for now. You can try again in 5 minutes.",
                OTHERS,
                true,
                null);
    }

    private static TemplateInstance choice(boolean another, FactorKind... kinds) {
        return new ChoosePage(
                ACTION, Stream.of(kinds).map(FactorChoice::of).toList(), List.of(), null, another, "Acme Billing");
    }

    private static TemplateInstance app(@Nullable CodeProblem problem, int triesLeft) {
        return new AppPage(
                ACTION,
                "a-page",
                TotpParts.anInvitation(),
                CodeField.of(FactorKind.TOTP),
                problem,
                triesLeft,
                false,
                "Acme Billing");
    }

    private static TemplateInstance code(FactorKind kind, DeliveryText text, List<OtherWay> others) {
        return new CodePage(
                ACTION,
                "a-page",
                "Acme Billing",
                text,
                null,
                null,
                CodeField.of(kind),
                null,
                5,
                List.of(),
                others,
                new CodePage.May(false, false, true, !others.isEmpty(), false, false));
    }
}
