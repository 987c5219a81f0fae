package dev.sallyport.sandbox;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import io.vertx.ext.web.RoutingContext;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sandbox's own pages, `sandbox/*.html` on the class path. It has an engine of its own, because the service's
/// checked templates belong to the service's build. Whatever goes into a page is HTML-escaped.
public final class SandboxTemplates {
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(SandboxTemplates::locate)
            .build();

    /// The page as text.
    ///
    /// @param name the file's name without `.html`
    public String render(String name, Map<String, Object> data) {
        return engine.getTemplate(name).data(data).render();
    }

    /// Answers with the page. A response status set before is kept.
    public void send(RoutingContext context, String name, Map<String, Object> data) {
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", "frame-ancestors 'none'; base-uri 'none'; object-src 'none'")
                .end(render(name, data));
    }

    private static Optional<TemplateLocation> locate(String name) {
        return Resources.find(name + ".html").map(Located::new);
    }

    private record Located(String text) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
