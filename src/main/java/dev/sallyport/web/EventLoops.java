package dev.sallyport.web;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// No more event loops than there are processors, where Quarkus starts two at the least.
///
/// Nothing of ours blocks one, so a second on the only processor has but to be woken for what came in on the first
/// one's connections. Where Quarkus takes fewer, for want of memory or because somebody says so, it remains at that.
@ApplicationScoped
class EventLoops implements VertxOptionsCustomizer {
    private final int processors;

    EventLoops() {
        this(Runtime.getRuntime().availableProcessors());
    }

    EventLoops(int processors) {
        this.processors = processors;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(Math.min(options.getEventLoopPoolSize(), processors));
    }
}
