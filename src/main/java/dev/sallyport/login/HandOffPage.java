package dev.sallyport.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// Posts the signed answer to the tenant, by itself or, without scripts, by its button. It must be sent with the policy
/// `ContentSecurityPolicy.handOff`, or the browser stops the form.
///
/// @param continueUrl the tenant's `/continue` with its `state`
@CheckedTemplate(basePath = "login")
public record HandOffPage(String continueUrl, String sessionToken, String state, String clientName)
        implements TemplateInstance {
    @Override
    public String toString() {
        return "HandOffPage[masked]";
    }
}
