package dev.sallyport.challenge;

import dev.sallyport.factor.Invitation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// Shows what brings a key into the service's own app, and waits until it is there. Posts `page` to `action/approval`,
/// and nothing to `action/choose` and `action/cancel`; its script listens at `action/events` or asks at
/// `action/approval`.
///
/// @param page a name that no other showing of the page has, and nobody guesses
/// @param answered whether the app says that it is there, so that there is nothing to wait for
@CheckedTemplate(basePath = "challenge")
public record AddAppPage(
        String action,
        String page,
        Invitation invitation,
        boolean answered,
        @Nullable String problem,
        String clientName)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "AddAppPage[masked]";
    }
}
