package dev.sallyport.login;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Challenge;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Whether a phone that somebody waits for has answered; not what, which the login tells whoever may see that.
///
/// The store knows first where the provider calls us. Where it does not, it is asked now and then, by one page of all
/// that wait for the same answer.
@Singleton
final class ApprovalWatch {
    private final ApprovalOffers offers;
    private final ApprovalStore store;
    private final PhoneAnswers answers;

    ApprovalWatch(ApprovalOffers offers, ApprovalStore store, PhoneAnswers answers) {
        this.offers = offers;
        this.store = store;
        this.answers = answers;
    }

    /// Whether the wait of this login is over.
    Uni<Boolean> isOver(Login login, NextStep.AwaitApproval step) {
        return store.verdictOf(step.asked().reference())
                .chain(told -> told.isPresent() ? Uni.createFrom().item(true) : look(login, step));
    }

    private Uni<Boolean> look(Login login, NextStep.AwaitApproval step) {
        Challenge challenge = step.stage().challenge();
        String reference = step.asked().reference();
        return store.mayLook(reference)
                .chain(may -> may
                        ? offers.answersOf(login.request(), challenge)
                                .map(way -> way.look(challenge.target(), reference)
                                        .chain(answer ->
                                                answers.told(challenge.target().kind(), reference, answer, null)))
                                .orElseGet(() -> Uni.createFrom().item(true))
                        : Uni.createFrom().item(false));
    }
}
