package dev.sallyport.sandbox.verify;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.http.Header;

/// Takes the requests of Twilio's client, each of which goes to `verify.twilio.com`, to the sandbox instead.
final class SandboxHttp extends com.twilio.http.HttpClient {
    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    SandboxHttp(URI base) {
        this.base = base;
    }

    @Override
    public Response makeRequest(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        if (!asked.getHost().equals("verify.twilio.com")) {
            throw new IllegalStateException("Not for Verify: " + asked);
        }
        HttpRequest.Builder sent = HttpRequest.newBuilder(base.resolve(asked.getRawPath()))
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            sent.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody()));
        }
        try {
            var answer = client.send(sent.build(), BodyHandlers.ofString());
            // Where it logs at DEBUG the client reads the headers, whether there are any or not.
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
