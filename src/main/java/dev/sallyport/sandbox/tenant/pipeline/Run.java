package dev.sallyport.sandbox.tenant.pipeline;

import java.util.Map;

/// One call of the Action.
///
/// @param event what the Action sees, as JSON values; its user, request and tenant are also what redirect tokens are
///     made of and checked against
/// @param canRedirect whether there is a browser that may be sent away
public record Run(Trigger trigger, Map<String, Object> event, boolean canRedirect) {
    @Override
    public String toString() {
        return "Run[" + trigger + "]";
    }
}
