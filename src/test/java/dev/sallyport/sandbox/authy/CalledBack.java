package dev.sallyport.sandbox.authy;

import com.authy.AuthyUtil;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An application that Authy calls, and that keeps what it is told.
final class CalledBack implements AutoCloseable {
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /// @param headers those of the signature
    record Call(Map<String, String> headers, String body) {}

    CalledBack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks/authy");
    }

    Call next() throws InterruptedException {
        return Objects.requireNonNull(calls.poll(10, TimeUnit.SECONDS), "Nobody called");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                Map.of(
                        AuthyUtil.HEADER_AUTHY_SIGNATURE_NONCE,
                        exchange.getRequestHeaders().getFirst(AuthyUtil.HEADER_AUTHY_SIGNATURE_NONCE),
                        AuthyUtil.HEADER_AUTHY_SIGNATURE,
                        exchange.getRequestHeaders().getFirst(AuthyUtil.HEADER_AUTHY_SIGNATURE)),
                body));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
