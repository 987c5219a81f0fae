package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits for the answer on the phone. Posts `page` to `action/approval`, `way` to `action/way`, and nothing to
/// `action/code-instead` and `action/cancel`; its script listens at `action/events` or asks at `action/news`.
///
/// @param page a name that no other showing of the page has, and nobody guesses
/// @param number what the phone shows too
/// @param codeless whether there is no code to enter instead
/// @param answered whether the phone has answered, so that there is nothing to wait for
/// @param others what else the person holds, the strongest first
@CheckedTemplate(basePath = "challenge")
public record ApprovalPage(
        String action,
        String page,
        String clientName,
        int number,
        boolean codeless,
        boolean answered,
        @Nullable CodeProblem problem,
        List<OtherWay> others)
        implements TemplateInstance {
    public ApprovalPage {
        others = List.copyOf(others);
    }
}
