package dev.sallyport.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// What was done, and what the person is to do now.
///
/// @param first whether it was this time that it was done
@CheckedTemplate(basePath = "notice")
public record StoppedPage(boolean first) implements TemplateInstance {}
