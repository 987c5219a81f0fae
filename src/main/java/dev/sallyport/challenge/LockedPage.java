package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells that one factor is locked, where that is not the end: the person holds others, or has proven one already.
/// Posts `way` to `action/way`, and nothing to `action/choose` and `action/cancel`.
///
/// @param others what else the person holds, the strongest first
/// @param mayChoose another factor to add
/// @param goesOnTo the application that the person goes on to all the same, with what they have proven; null if
///     they have proven nothing yet
@CheckedTemplate(basePath = "challenge")
public record LockedPage(
        String action,
        String heading,
        String explanation,
        List<OtherWay> others,
        boolean mayChoose,
        @Nullable String goesOnTo)
        implements TemplateInstance {
    public LockedPage {
        others = List.copyOf(others);
    }
}
