package dev.sallyport.login;

import dev.sallyport.challenge.AddAppPage;
import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.OtherWay;
import dev.sallyport.challenge.TapText;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.SecondFactors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// The page that waits for the person's phone.
@Singleton
final class ApprovalPages {
    private final ApprovalStore store;
    private final SecondFactors factors;
    private final LoginAddress address;

    ApprovalPages(ApprovalStore store, SecondFactors factors, LoginAddress address) {
        this.store = store;
        this.factors = factors;
        this.address = address;
    }

    Uni<Look> show(Login login, NextStep.AwaitApproval step) {
        return store.verdictOf(step.asked().reference())
                .map(told -> step.stage().challenge().adds()
                        ? adding(login, step, told.isPresent())
                        : answering(login, step, told.isPresent()));
    }

    private Look adding(Login login, NextStep.AwaitApproval step, boolean answered) {
        Authenticator app = step.stage().challenge().target();
        return Look.waiting(new AddAppPage(
                address.path(login),
                BrowserSecret.random(16),
                factors.scanned(app.kind()).orElseThrow().invitation(app.handle()),
                answered,
                TapText.of(step.stage().challenge().problem()),
                login.request().client().name()));
    }

    private Look answering(Login login, NextStep.AwaitApproval step, boolean answered) {
        return Look.waiting(new ApprovalPage(
                address.path(login),
                BrowserSecret.random(16),
                login.request().client().name(),
                step.asked().number(),
                factors.push(step.stage().challenge().target().kind()).isPresent(),
                answered,
                step.stage().challenge().problem(),
                step.stage().others().stream()
                        .filter(other -> factors.offer(other.kind()))
                        .map(OtherWay::of)
                        .toList()));
    }
}
