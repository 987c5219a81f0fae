package dev.sallyport.challenge;

import dev.sallyport.factor.Invitation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// Shows the key for an authenticator app, and asks for the first code that it makes. Posts `code` and `page` to
/// `action/code`, and nothing to `action/choose` and `action/cancel`.
///
/// @param page a name that no other showing of the page has, and nobody guesses
/// @param triesLeft told from three down to one
/// @param moving whether the app is to take the place of the Authy phone that was proven
@CheckedTemplate(basePath = "challenge")
public record AppPage(
        String action,
        String page,
        Invitation invitation,
        CodeField field,
        @Nullable CodeProblem problem,
        int triesLeft,
        boolean moving,
        String clientName)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "AppPage[masked]";
    }
}
