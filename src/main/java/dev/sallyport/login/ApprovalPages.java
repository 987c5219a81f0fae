package dev.sallyport.login;

import dev.sallyport.challenge.ApprovalPage;
import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.OtherWay;
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
                .map(told -> Look.waiting(new ApprovalPage(
                        address.path(login),
                        BrowserSecret.random(16),
                        login.request().client().name(),
                        step.asked().number(),
                        told.isPresent(),
                        step.stage().challenge().problem(),
                        step.stage().others().stream()
                                .filter(other -> factors.offer(other.kind()))
                                .map(OtherWay::of)
                                .toList())));
    }
}
