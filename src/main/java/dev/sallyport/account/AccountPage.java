package dev.sallyport.account;

import dev.sallyport.factor.FactorLine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is logged in, and the state of their second factor.
///
/// @param portrait an absolute http or https address
/// @param initial stands where the portrait would be
@CheckedTemplate(basePath = "account")
record AccountPage(
        String name,
        String initial,
        @Nullable String email,
        @Nullable String portrait,
        List<FactorLine> factors) implements TemplateInstance {
    AccountPage {
        factors = List.copyOf(factors);
    }

    static AccountPage of(Profile profile, List<FactorLine> factors) {
        return new AccountPage(
                profile.name(),
                profile.initial(),
                profile.email().orElse(null),
                profile.portrait().map(Object::toString).orElse(null),
                factors);
    }
}
