package dev.sallyport.factor;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The factors that this service offers, by kind: those of this build that `sallyport.factors` names. One more
/// factor is one more bean.
@Singleton
public final class SecondFactors {
    private final Map<FactorKind, SecondFactor> byKind = new EnumMap<>(FactorKind.class);

    public SecondFactors(
            @All List<SecondFactor> factors,
            @ConfigProperty(name = "sallyport.factors", defaultValue = "authy") Set<String> names) {
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
}
