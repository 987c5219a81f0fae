package dev.sallyport.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// What someone sees who is not logged in.
@CheckedTemplate(basePath = "account")
record LandingPage() implements TemplateInstance {}
