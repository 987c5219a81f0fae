package dev.sallyport.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The one page for whatever ends without a Login to go back to. Shows nothing that came with the request.
///
/// @param startUrl where to begin again; without it the page can only say so in words
@CheckedTemplate(basePath = "web")
record ErrorPage(
        String heading,
        String explanation,
        String code,
        String reference,
        @Nullable String startUrl) implements TemplateInstance {
    static ErrorPage of(Reason reason, Reference reference, StartUrl startUrl) {
        return new ErrorPage(
                "This login cannot go on", reason.explanation(), reason.code(), reference.value(), startUrl.orNull());
    }

    static ErrorPage of(Fault fault, Reference reference, StartUrl startUrl) {
        return new ErrorPage(fault.heading(), fault.explanation(), fault.code(), reference.value(), startUrl.orNull());
    }
}
