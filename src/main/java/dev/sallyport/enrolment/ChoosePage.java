package dev.sallyport.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks which factor to add, or to remove. Posts `kind` to `action/factor`, `way` to `action/removal`, and to
/// `action/cancel` whoever gives up.
///
/// @param choices the strongest first
/// @param held what the person holds, the strongest first; none unless they have proven one of them in this login
/// @param another whether the person holds one already, and has proven it in this login
@CheckedTemplate(basePath = "enrolment")
public record ChoosePage(
        String action,
        List<FactorChoice> choices,
        List<HeldFactor> held,
        @Nullable PhoneProblem problem,
        boolean another,
        String clientName)
        implements TemplateInstance {
    public ChoosePage {
        choices = List.copyOf(choices);
        held = List.copyOf(held);
    }
}
