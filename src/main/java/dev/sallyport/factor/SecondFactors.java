package dev.sallyport.factor;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The factors that this service offers, by kind: those of this build that `sallyport.factors` names. One more
/// factor is one more bean.
@Singleton
public final class SecondFactors {
    private final Map<FactorKind, SecondFactor> byKind = new EnumMap<>(FactorKind.class);
    private final Set<FactorKind> leaving;

    public SecondFactors(List<SecondFactor> factors, Set<String> names) {
        this(factors, names, Optional.empty(), false);
    }

    /// @param target the factor that people are moved to from Authy, which nobody then adds any more
    /// @param dryRun whether nobody is moved after all
    @Inject
    public SecondFactors(
            @All List<SecondFactor> factors,
            @ConfigProperty(name = "sallyport.factors", defaultValue = "authy") Set<String> names,
            @ConfigProperty(name = "sallyport.migrate") Optional<String> target,
            @ConfigProperty(name = "sallyport.migrate.dry-run", defaultValue = "false") boolean dryRun) {
        leaving = target.isPresent() && !dryRun ? Set.of(FactorKind.AUTHY) : Set.of();
        factors.stream()
                .filter(factor -> names.contains(factor.kind().wireName()))
                .forEach(factor -> byKind.put(factor.kind(), factor));
    }

    /// Whether people may be asked for it. One that is switched off leaves those who hold it enrolled, and outside.
    public boolean offer(FactorKind kind) {
        return byKind.containsKey(kind);
    }

    /// The factor of that kind.
    ///
    /// @throws IllegalStateException unless [#offer]
    public SecondFactor of(FactorKind kind) {
        SecondFactor factor = byKind.get(kind);
        if (factor == null) {
            throw new IllegalStateException("The factor " + kind.wireName() + " is not offered");
        }
        return factor;
    }

    /// The phone factor of that kind; empty if it is not offered, or is none.
    public Optional<PhoneFactor> phone(FactorKind kind) {
        return byKind.get(kind) instanceof PhoneFactor phone ? Optional.of(phone) : Optional.empty();
    }

    /// The factor of that kind whose codes are brought to people; empty if it is not offered, or brings none.
    public Optional<SendingFactor> sending(FactorKind kind) {
        return byKind.get(kind) instanceof SendingFactor sending ? Optional.of(sending) : Optional.empty();
    }

    /// The factor of that kind that gets into an app; empty if it is not offered, or does not.
    public Optional<ScannedFactor> scanned(FactorKind kind) {
        return byKind.get(kind) instanceof ScannedFactor scanned ? Optional.of(scanned) : Optional.empty();
    }

    /// The factor of that kind that has buttons and no codes; empty if it is not offered, or is none.
    public Optional<PushFactor> push(FactorKind kind) {
        return byKind.get(kind) instanceof PushFactor push ? Optional.of(push) : Optional.empty();
    }

    /// The factor that is given out beside the others, if one is offered.
    public Optional<BackupFactor> backup() {
        return byKind.values().stream()
                .filter(BackupFactor.class::isInstance)
                .map(BackupFactor.class::cast)
                .findFirst();
    }

    /// The phone factor that is the only one to add, so that there is nothing to choose; empty if there are more, or
    /// the one is none.
    public Optional<FactorKind> onlyPhone() {
        List<FactorKind> addable = addable();
        return addable.size() == 1 ? phone(addable.getFirst()).map(SecondFactor::kind) : Optional.empty();
    }

    /// What a person can add by themselves, the strongest first.
    public List<FactorKind> addable() {
        return kinds(factor -> !isForBesides(factor) && !leaving.contains(factor.kind()));
    }

    /// What can be added beside another factor only, the strongest first.
    public List<FactorKind> besides() {
        return kinds(SecondFactors::isForBesides);
    }

    private List<FactorKind> kinds(Predicate<SecondFactor> which) {
        return byKind.values().stream().filter(which).map(SecondFactor::kind).toList();
    }

    private static boolean isForBesides(SecondFactor factor) {
        return switch (factor) {
            case PhoneFactor _, ScannedFactor _ -> false;
            case MailFactor _, BackupFactor _ -> true;
        };
    }

    /// Whether a person can add it, by themselves or beside another one.
    public boolean mayBeAdded(FactorKind kind) {
        return offer(kind) && !leaving.contains(kind);
    }
}
