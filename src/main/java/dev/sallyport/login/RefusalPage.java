package dev.sallyport.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// Tells why a login ends here. It must be sent with the policy `ContentSecurityPolicy.handOff`.
///
/// @param code the stable code of the refusal, such as `locked-out`
/// @param answer the refusal for the tenant, which the button posts
@CheckedTemplate(basePath = "login")
public record RefusalPage(
        String heading, String explanation, String code, String reference, String clientName, Answer answer)
        implements TemplateInstance {
    /// What the button posts.
    ///
    /// @param continueUrl the tenant's `/continue` with its `state`
    /// @param atOnce whether a script posts it without waiting: for somebody who gave up and wants to be gone
    public record Answer(String continueUrl, String sessionToken, String state, boolean atOnce) {
        @Override
        public String toString() {
            return "Answer[masked]";
        }
    }
}
