package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Offers to ask an app that has buttons and no codes. Posts nothing to `action/push`, `way` to `action/way`,
/// and nothing to `action/choose` and `action/cancel`.
///
/// @param problem in words that say what to do
/// @param mayAsk whether the app can be asked now
/// @param adding whether it was to be added, and was not in time
/// @param others what else the person holds, the strongest first
@CheckedTemplate(basePath = "challenge")
public record PushPage(
        String action,
        String clientName,
        @Nullable String problem,
        boolean mayAsk,
        boolean adding,
        List<OtherWay> others)
        implements TemplateInstance {
    public PushPage {
        others = List.copyOf(others);
    }
}
