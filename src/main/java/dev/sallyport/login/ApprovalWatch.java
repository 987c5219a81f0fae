package dev.sallyport.login;

import dev.sallyport.challenge.ApprovalStore;
import dev.sallyport.challenge.Challenge;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Tells a page that waits for a phone when there is nothing to wait for any more; not what came of it, which its login
/// tells whoever may see that.
///
/// The store knows first where the provider calls us. Where it does not, it is asked now and then, by one page of all
/// that wait for the same answer.
@Singleton
final class ApprovalWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ApprovalOffers offers;
    private final ApprovalStore store;
    private final PhoneAnswers answers;
    private final Bounds bounds;
    private final Clock clock;

    ApprovalWatch(ApprovalOffers offers, ApprovalStore store, PhoneAnswers answers, LoginConfig config, Clock clock) {
        this.offers = offers;
        this.store = store;
        this.answers = answers;
        this.bounds = Bounds.of(config);
        this.clock = clock;
    }

    /// Whether the wait of this login, as it was read lately, is over.
    Uni<Boolean> isOver(Login login) {
        return NextStep.of(login, bounds, clock.instant()) instanceof NextStep.AwaitApproval step
                ? store.verdictOf(step.asked().reference())
                        .chain(told -> told.isPresent() ? Uni.createFrom().item(true) : look(login, step))
                : Uni.createFrom().item(true);
    }

    /// Ends when the wait is over. It holds no thread while it lasts.
    Uni<Void> untilOver(Login login) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> isOver(login))
                .select()
                .where(over -> over)
                .toUni()
                .replaceWithVoid();
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
