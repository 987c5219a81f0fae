package dev.sallyport.factor.verify;

import dev.sallyport.factor.Approval;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import dev.sallyport.factor.verify.VerifyReply.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The factors of one entity, as Verify lists them: one, if nobody but the owner has scanned the picture.
///
/// @param all null if Verify did not say
record PushFactors(String identity, @Nullable List<VerifyReply> all) {
    static PushFactors of(PushEntity entity, VerifyAnswer answer) {
        return new PushFactors(entity.identity(), answer instanceof Answered answered ? listed(answered) : null);
    }

    /// Verify knows no entity before its first factor.
    private static @Nullable List<VerifyReply> listed(Answered answered) {
        if (answered.isDone()) {
            return answered.reply().factors();
        }
        return answered.status() == 404 && answered.reply().error() == TwilioError.NOT_FOUND ? List.of() : null;
    }

    /// The only one, if it can be asked.
    Optional<EntityFactor> verified() {
        return all != null && all.size() == 1 && all.getFirst().progress() == Status.VERIFIED
                ? factor(all.getFirst())
                : Optional.empty();
    }

    private Optional<EntityFactor> factor(VerifyReply listed) {
        return listed.factor()
                .filter(_ -> identity.equals(listed.identity()))
                .map(sid -> new EntityFactor(identity, sid, null));
    }

    /// Whether the app that was to be added is there.
    Approval added() {
        if (verified().isPresent()) {
            return new Approval.Approved();
        }
        boolean isAwaited = all != null
                && (all.isEmpty() || (all.size() == 1 && all.getFirst().progress() == Status.UNVERIFIED));
        return isAwaited ? new Approval.Waiting() : new Approval.Unavailable();
    }
}
