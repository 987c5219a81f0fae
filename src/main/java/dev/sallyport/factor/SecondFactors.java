package dev.sallyport.factor;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The factors of this build, by kind. One more factor is one more bean.
@Singleton
public final class SecondFactors {
    private final Map<FactorKind, SecondFactor> byKind = new EnumMap<>(FactorKind.class);

    SecondFactors(@All List<SecondFactor> factors) {
        factors.forEach(factor -> byKind.put(factor.kind(), factor));
    }

    public SecondFactor of(FactorKind kind) {
        SecondFactor factor = byKind.get(kind);
        if (factor == null) {
            throw new IllegalStateException("No factor of the kind " + kind + " in this build");
        }
        return factor;
    }
}
