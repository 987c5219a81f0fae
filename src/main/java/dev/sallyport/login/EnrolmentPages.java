package dev.sallyport.login;

import dev.sallyport.enrolment.ChoosePage;
import dev.sallyport.enrolment.Countries;
import dev.sallyport.enrolment.FactorChoice;
import dev.sallyport.enrolment.FreshCodes;
import dev.sallyport.enrolment.HeldFactor;
import dev.sallyport.enrolment.PhonePage;
import dev.sallyport.enrolment.RecoveryCodesPage;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.SecondFactors;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Retirement;
import dev.sallyport.person.Standing;
import dev.sallyport.web.Languages;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pages on which a factor is added or removed, but for the code that proves it.
@Singleton
final class EnrolmentPages {
    private final LoginAddress address;
    private final Countries countries;
    private final SecondFactors factors;
    private final AuthenticatorStore authenticators;

    EnrolmentPages(
            LoginAddress address, Countries countries, SecondFactors factors, AuthenticatorStore authenticators) {
        this.address = address;
        this.countries = countries;
        this.factors = factors;
        this.authenticators = authenticators;
    }

    Uni<Look> choice(Login login, Stage.Enrolling stage, HttpHeaders headers) {
        return held(login, stage.behind(), headers).map(held -> choice(login, stage, held));
    }

    private Uni<List<HeldFactor>> held(Login login, Stage.@Nullable Proven behind, HttpHeaders headers) {
        return behind == null
                ? Uni.createFrom().item(List.of())
                : authenticators.standingOf(login.request().person()).map(standing -> switch (standing) {
                    case Standing.Known known -> held(known, behind, Languages.spoken(locales(login, headers)));
                    case Standing.Unknown _ -> List.of();
                });
    }

    private static List<HeldFactor> held(Standing.Known known, Stage.Proven behind, Locale locale) {
        return known.active().stream()
                .sorted(Authenticator.STRONGEST_FIRST)
                .map(one -> HeldFactor.of(
                        one,
                        locale,
                        one.id().equals(behind.provenAuthenticator()),
                        behind.removing(one.id()).in(known) == Retirement.Verdict.GOES))
                .toList();
    }

    private Look choice(Login login, Stage.Enrolling stage, List<HeldFactor> held) {
        boolean another = stage.behind() != null;
        return Look.page(new ChoosePage(
                address.path(login),
                kinds(another)
                        .filter(kind -> another || maySatisfy(login, kind))
                        .map(FactorChoice::of)
                        .toList(),
                held,
                stage.problem(),
                another,
                login.request().client().name()));
    }

    private Stream<FactorKind> kinds(boolean another) {
        return Stream.concat(factors.addable().stream(), another ? factors.besides().stream() : Stream.empty());
    }

    /// Whoever adds a tap, and has proven nothing else, is not let in where more is asked for.
    private boolean maySatisfy(Login login, FactorKind kind) {
        return Answers.satisfiedByTap(login.request().acr())
                || factors.push(kind).isEmpty();
    }

    Look phone(Login login, Stage.Enrolling stage, HttpHeaders headers) {
        PhoneInput typed = stage.entry();
        List<Locale> locales = locales(login, headers);
        return Look.page(new PhonePage(
                address.path(login),
                countries.choices(Languages.spoken(locales)),
                typed == null ? countries.startingWith(locales) : typed.country(),
                typed == null ? "" : typed.number(),
                stage.problem(),
                !stage.moves() && (stage.behind() != null || factors.onlyPhone().isEmpty()),
                stage.moves(),
                login.request().client().name()));
    }

    Look recoveryCodes(Login login, FreshCodes fresh) {
        return Look.page(new RecoveryCodesPage(
                address.path(login),
                fresh.codes().stream().map(RecoveryCode::grouped).toList(),
                login.request().client().name()));
    }

    private static List<Locale> locales(Login login, HttpHeaders headers) {
        List<Locale> locales = new ArrayList<>();
        Optional.ofNullable(login.request().locale())
                .map(Locale::forLanguageTag)
                .ifPresent(locales::add);
        locales.addAll(headers.getAcceptableLanguages());
        return locales;
    }
}
