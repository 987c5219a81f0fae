package dev.sallyport.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks which factor to add. Posts `kind` to `action/factor`, and to `action/cancel` whoever gives up.
///
/// @param choices the strongest first
/// @param another whether the person holds one already, and has proven it in this login
@CheckedTemplate(basePath = "enrolment")
public record ChoosePage(
        String action, List<FactorChoice> choices, @Nullable PhoneProblem problem, boolean another, String clientName)
        implements TemplateInstance {
    public ChoosePage {
        choices = List.copyOf(choices);
    }
}
