package dev.sallyport.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// Asks whether it is meant: mail programs follow links by themselves.
///
/// @param notice the link's own text, for the form
@CheckedTemplate(basePath = "notice")
public record NotMePage(String notice) implements TemplateInstance {}
