package dev.sallyport.cli;

import dev.sallyport.audit.AuditTrail;
import dev.sallyport.audit.Verification;
import dev.sallyport.audit.Verification.Broken;
import dev.sallyport.audit.Verification.Whole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// Tells whether the audit is as it was written.
@Singleton
final class AuditVerify implements Verb {
    static final Form FORM =
            new Form("audit verify", "Tells whether the audit is as it was written.", AuditVerify.class, List.of());

    private final AuditTrail trail;

    AuditVerify(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Uni<Outcome> run(ParseResult typed) {
        return trail.verify().map(AuditVerify::told);
    }

    static Outcome told(Verification found) {
        return switch (found) {
            case Whole(long rows, Optional<Instant> newest) ->
                Outcome.done(newest.map(time -> "The audit is whole: %d %s, up to %s."
                                .formatted(rows, rows == 1 ? "entry" : "entries", time))
                        .orElse("The audit is empty: the service has not started on this store yet."));
            case Broken(long seq, Verification.Kind kind) -> Outcome.bad(told(seq, kind));
        };
    }

    private static String told(long seq, Verification.Kind kind) {
        String compare = " Compare it with the log that was shipped, and find out who can write to the store.";
        return switch (kind) {
            case CHANGED -> "The audit is broken: entry %d is not what Sallyport wrote.".formatted(seq) + compare;
            case MISSING ->
                "The audit is broken: entry %d is missing, although later ones are there.".formatted(seq) + compare;
            case END_MISSING ->
                "The audit is broken: entry %d and all later ones are missing.".formatted(seq) + compare;
            case HEAD_CHANGED ->
                "The audit is broken: its end is not where Sallyport left it; entry %d is the last one there is."
                                .formatted(seq)
                        + compare;
            case KEY_UNKNOWN ->
                "The audit cannot be checked from entry %d on: its key is not among sallyport.store.keys. Add the key again."
                        .formatted(seq);
        };
    }
}
