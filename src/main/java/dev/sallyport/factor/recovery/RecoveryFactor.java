package dev.sallyport.factor.recovery;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.BackupFactor;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.OneTimeCode;
import dev.sallyport.factor.RecoveryCode;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Codes on paper as a second factor (NIST SP 800-63B-4, 4.2.1.1).
///
/// A code that is wrong, used, of a set that was replaced, or of nobody's set takes the same time and has the same
/// answer. It is used up before it is called right; where that cannot be written down there is no verdict.
@Singleton
final class RecoveryFactor implements BackupFactor {
    private static final Logger LOG = Logger.getLogger(RecoveryFactor.class);
    private static final int CODES = 10;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RecoveryStore store;
    private final HashWorkers workers;
    private final SecureRandom random = new SecureRandom();
    /// What a code is hashed with that belongs to no set.
    private final CodeHash nobodys = CodeHash.fresh(random);

    RecoveryFactor(RecoveryStore store, HashWorkers workers) {
        this.store = store;
        this.workers = workers;
    }

    @Override
    public FactorKind kind() {
        return FactorKind.RECOVERY;
    }

    @Override
    public List<RecoveryCode> newSet() {
        return Stream.generate(this::newCode).limit(CODES).toList();
    }

    @Override
    public Uni<Void> keep(Authenticator authenticator, List<RecoveryCode> codes) {
        CodeHash hash = CodeHash.fresh(random);
        List<RecoveryCode> kept = List.copyOf(codes);
        return workers.run(() -> kept.stream().map(hash::of).toList())
                .chain(hashes -> store.replace(authenticator.id(), hash, hashes));
    }

    @Override
    public Uni<Integer> left(Authenticator authenticator) {
        return store.unused(authenticator.id());
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode typed) {
        return switch (typed) {
            case RecoveryCode code -> check(authenticator.id(), code);
            case OneTimeCode _ -> Uni.createFrom().item(new Verdict.Wrong());
        };
    }

    private Uni<Verdict> check(String authenticator, RecoveryCode code) {
        return store.hashOf(authenticator)
                .map(hash -> hash.orElse(nobodys))
                .chain(hash -> workers.run(() -> hash.of(code)))
                .chain(hash -> store.use(authenticator, hash))
                .<Verdict>map(used -> used ? new Verdict.Right() : new Verdict.Wrong())
                .onFailure()
                .recoverWithItem(RecoveryFactor::notChecked);
    }

    private RecoveryCode newCode() {
        return new RecoveryCode(IntStream.generate(() -> random.nextInt(ALPHABET.length()))
                .limit(RecoveryCode.LENGTH)
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining()));
    }

    private static Verdict notChecked(Throwable failure) {
        LOG.warn("A recovery code was not checked", failure);
        return new Verdict.Unavailable();
    }
}
