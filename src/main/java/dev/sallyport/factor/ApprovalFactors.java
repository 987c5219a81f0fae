package dev.sallyport.factor;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The ways to ask a phone that are switched on, by the factor that they stand beside.
@Singleton
public final class ApprovalFactors {
    private final List<Approvals> ways;
    private final SecondFactors factors;

    public ApprovalFactors(@All List<Approvals> ways, SecondFactors factors) {
        this.ways = ways.stream().filter(Approvals::isOn).toList();
        this.factors = factors;
    }

    /// Whether phones are asked at all.
    public boolean anyIsOn() {
        return ways.stream().anyMatch(way -> factors.offer(way.kind()));
    }

    /// Empty where phones of that factor are not asked, or the factor itself is not offered.
    public Optional<Approvals> of(FactorKind kind) {
        return factors.offer(kind)
                ? ways.stream().filter(way -> way.kind() == kind).findFirst()
                : Optional.empty();
    }
}
