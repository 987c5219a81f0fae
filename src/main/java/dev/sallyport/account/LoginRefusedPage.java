package dev.sallyport.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The tenant sent the person back without a login.
///
/// @param code the stable code of the refusal, if the tenant gave one
@CheckedTemplate(basePath = "account")
record LoginRefusedPage(@Nullable String code) implements TemplateInstance {}
