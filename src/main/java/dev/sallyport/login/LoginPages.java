package dev.sallyport.login;

import dev.sallyport.attempts.Lock;
import dev.sallyport.challenge.Challenge;
import dev.sallyport.challenge.CodePage;
import dev.sallyport.challenge.DeliveryText;
import dev.sallyport.challenge.Sending;
import dev.sallyport.enrolment.Countries;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.web.ContentSecurityPolicy;
import dev.sallyport.web.Languages;
import dev.sallyport.web.Reference;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Chooses the page of a login's next step.
@Singleton
final class LoginPages {
    private static final Logger LOG = Logger.getLogger(LoginPages.class);

    private final CodeDelivery delivery;
    private final Answers answers;
    private final LoginAddress address;
    private final Countries countries;
    private final LoginAudit audit;
    private final Bounds bounds;
    private final Clock clock;

    LoginPages(
            CodeDelivery delivery,
            Answers answers,
            LoginAddress address,
            Countries countries,
            LoginAudit audit,
            LoginConfig config,
            Clock clock) {
        this.delivery = delivery;
        this.answers = answers;
        this.address = address;
        this.countries = countries;
        this.audit = audit;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    Uni<Look> show(Login login, HttpHeaders headers) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskPhone(var stage) -> page(phonePage(login, stage, headers));
            case NextStep.AskCode step -> codePage(login, step.challenge());
            case NextStep.HandOff(var proof) ->
                answers.proven(login, proof).chain(outcome -> switch (outcome) {
                    case Answers.Outcome.Signed(var answer) -> handOff(login, answer);
                    case Answers.Outcome.Voided(var reason) -> refusal(login, reason);
                });
            case NextStep.Refuse(var reason) -> refusal(login, reason);
        };
    }

    private PhonePage phonePage(Login login, Stage.Enrolling stage, HttpHeaders headers) {
        PhoneInput typed = stage.entry();
        List<Locale> locales = locales(login, headers);
        return new PhonePage(
                address.path(login),
                countries.choices(Languages.spoken(locales)),
                typed == null ? countries.startingWith(locales) : typed.country(),
                typed == null ? "" : typed.number(),
                stage.problem(),
                login.request().client().name());
    }

    private Uni<Look> codePage(Login login, Challenge challenge) {
        return delivery.lockOf(login, challenge).chain(lock -> switch (lock) {
            case Lock.None _ -> delivery.first(login, challenge).chain(this::codePage);
            case Lock.Until(Instant end) -> lockedPage(login, end);
            case Lock.Disabled _ -> refusal(login, Refusal.DISABLED);
        });
    }

    private Uni<Look> codePage(Login login) {
        return switch (NextStep.of(login, bounds, clock.instant())) {
            case NextStep.AskCode step -> page(codePage(login, step), status(step.challenge()));
            // It has moved on while the code was being sent; the person's next look shows where to.
            case NextStep.AskPhone _, NextStep.HandOff _, NextStep.Refuse _ ->
                Uni.createFrom().item(new Look.Again());
        };
    }

    private CodePage codePage(Login login, NextStep.AskCode step) {
        return new CodePage(
                address.path(login),
                BrowserSecret.random(16),
                login.request().client().name(),
                text(step.challenge()),
                step.challenge().problem(),
                step.triesLeft(),
                step.mayChangeNumber());
    }

    /// Machines that watch the service are to see that it holds codes back.
    private static Response.Status status(Challenge challenge) {
        boolean heldBack =
                challenge.sending() instanceof Sending.Withheld(var reason) && reason != Sending.Reason.LOGIN_USED_UP;
        return heldBack ? Response.Status.TOO_MANY_REQUESTS : Response.Status.OK;
    }

    private static DeliveryText text(Challenge challenge) {
        return switch (challenge.sending()) {
            case Sending.Answered(Delivery delivery) -> DeliveryText.of(delivery);
            case Sending.Withheld withheld -> DeliveryText.of(withheld);
            case Sending.NotBegun _, Sending.Asked _ ->
                DeliveryText.onItsWay(Optional.ofNullable(challenge.target().phone())
                        .map(PhoneNumber::masked)
                        .orElse("your phone"));
        };
    }

    private Uni<Look> handOff(Login login, String answer) {
        URI target = answers.address(login);
        return page(
                new HandOffPage(
                        target.toString(),
                        answer,
                        login.state().value(),
                        login.request().client().name()),
                ContentSecurityPolicy.handOff());
    }

    private Uni<Look> refusal(Login login, Refusal reason) {
        return refusal(login, reason, RefusalText.of(reason));
    }

    private Uni<Look> lockedPage(Login login, Instant until) {
        Duration wait = Duration.between(clock.instant(), until);
        return refusal(login, Refusal.LOCKED_OUT, RefusalText.lockedFor(wait));
    }

    private Uni<Look> refusal(Login login, Refusal reason, RefusalText text) {
        Reference reference = Reference.random();
        LOG.warnf("Login %s shows a refusal: %s [%s]", login.id(), reason.code(), reference);
        String answer = answers.refused(login, reason);
        URI target = answers.address(login);
        return audit.refused(login, reason)
                .chain(() -> page(
                        new RefusalPage(
                                text.heading(),
                                text.explanation(),
                                reason.code(),
                                reference.value(),
                                login.request().client().name(),
                                new RefusalPage.Answer(
                                        target.toString(), answer, login.state().value(), reason == Refusal.CANCELLED)),
                        ContentSecurityPolicy.handOff()));
    }

    private static List<Locale> locales(Login login, HttpHeaders headers) {
        List<Locale> locales = new ArrayList<>();
        Optional.ofNullable(login.request().locale())
                .map(Locale::forLanguageTag)
                .ifPresent(locales::add);
        locales.addAll(headers.getAcceptableLanguages());
        return locales;
    }

    private static Uni<Look> page(TemplateInstance page) {
        return page(page, Response.Status.OK);
    }

    private static Uni<Look> page(TemplateInstance page, Response.Status status) {
        return page(page, status, ContentSecurityPolicy.page());
    }

    private static Uni<Look> page(TemplateInstance page, ContentSecurityPolicy policy) {
        return page(page, Response.Status.OK, policy);
    }

    private static Uni<Look> page(TemplateInstance page, Response.Status status, ContentSecurityPolicy policy) {
        return Uni.createFrom().item(new Look.Page(page, status, policy));
    }
}
