package dev.sallyport.remote;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/// Makes the HTTP clients of remote services out of their declarations: none follows a redirect, and every status is
/// ours to read, since an exception would hold the request and the reply.
///
/// Not by `@RegisterRestClient`: Quarkus reads some fifty settings of each client so registered, under each of its
/// names, which was an eighth or more of the executable's start. What stands under `quarkus.rest-client` for all
/// clients, such
/// as a proxy, holds for these too.
@Singleton
public final class RemoteClients {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    /// Only a backstop: [RemoteService] gives up first.
    private static final int LIMITS_UNTIL_THE_CLIENT_ITSELF_GIVES_UP = 2;

    private final RemoteConfig config;
    private final List<Closeable> made = new CopyOnWriteArrayList<>();

    RemoteClients(RemoteConfig config) {
        this.config = config;
    }

    /// A client of one service, with connections of its own: to be asked for once.
    ///
    /// @param api an interface with the annotations of Jakarta REST
    /// @param limit how long a call may take, connecting included, as [RemoteServices#named] is told
    public <A> A of(Class<A> api, URI service, Duration limit) {
        A client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(service)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .connectTimeout(CONNECTING.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(limit.toMillis() * LIMITS_UNTIL_THE_CLIENT_ITSELF_GIVES_UP, TimeUnit.MILLISECONDS)
                // As many as may wait for it at once: the default of 50 would keep the others waiting behind them.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.callsAtOnce())
                .build(api);
        made.add((Closeable) client);
        return client;
    }

    @PreDestroy
    void close() throws IOException {
        for (Closeable client : made) {
            client.close();
        }
    }
}
