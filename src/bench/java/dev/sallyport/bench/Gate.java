package dev.sallyport.bench;

import dev.sallyport.packaged.Installation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The program with its store, its enrolled people and its stub, ready for load. The program runs on the first
/// processor, all else on the second.
final class Gate implements AutoCloseable {
    static final int BROWSERS = 128;
    /// More than any run gets through in a second.
    private static final int MOST_LOGINS = 2_000;
    private static final int LONGEST_SECONDS = 60;

    private final Path folder;
    private final Installation installation;
    private final String stubUrl;
    private final Service stub;
    private final Service program;
    private final int people;

    private Gate(Path folder, Installation installation, String stubUrl, Service stub, Service program, int people) {
        this.folder = folder;
        this.installation = installation;
        this.stubUrl = stubUrl;
        this.stub = stub;
        this.program = program;
        this.people = people;
    }

    /// @param people how many are enrolled
    /// @param thinking for how many milliseconds Authy thinks about a code
    record Scene(int people, int thinking, String processors) {
        static final Scene USUAL = new Scene(10_000, 0, Processors.FIRST);

        /// The program has both processors.
        static final Scene OPENING = new Scene(10, 0, Processors.BOTH);
        static final Scene SLOW_AUTHY = new Scene(10_000, 2_000, Processors.BOTH);

        static Scene withPeople(int number) {
            return new Scene(number, 0, Processors.FIRST);
        }
    }

    static Gate open(Build build, Store store, Path folder, Scene scene)
            throws IOException, InterruptedException, SQLException {
        String port = Integer.toString(freePort());
        String stubUrl = "http://127.0.0.1:" + port;
        Service stub = Service.start(
                Processors.SECOND,
                List.of(
                        Build.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stub.class.getName(),
                        port,
                        Integer.toString(scene.thinking())),
                Map.of(),
                folder.resolve("stub"),
                stubUrl + "/asked");
        Installation installation = new Installation(store.setting()).calling(stubUrl);
        // One address, and more logins in an hour than any tenant has: the largest that a budget may be set to.
        Stream.of("PERSON", "NUMBER", "UNPROVEN_NUMBER", "PREFIX", "COUNTRY", "ADDRESS", "TENANT")
                .forEach(budget -> installation.with("SALLYPORT_SENDING_PER_" + budget, "1000000"));
        installation.with("SALLYPORT_REQUESTS_AT_ONCE", "6000");
        Service program =
                Service.sallyport(scene.processors(), build.command(), installation, folder.resolve("program"));
        Crowd.enrol(store.jdbc(), installation, scene.people());
        return new Gate(folder, installation, stubUrl, stub, program, scene.people());
    }

    Service program() {
        return program;
    }

    Proc proc() {
        return program.proc();
    }

    /// Whole logins, one after the other in each of the browsers.
    Wrk.Outcome logins(int seconds) throws IOException {
        return Wrk.run("login", tokens(seconds), url(), BROWSERS, BROWSERS, seconds);
    }

    /// Whole logins, begun evenly in time whether or not the ones before are through; each browser begins one a second.
    Wrk.Outcome loginsAtPace(int perSecond, int seconds) throws IOException {
        Path tokens = tokens(perSecond, perSecond * (seconds + 2));
        return Wrk.run("login", tokens, url(), perSecond, perSecond, seconds, "every", "1000", "" + perSecond);
    }

    /// Brings people to their code page.
    ///
    /// @param most how many at most
    /// @return what sends each of their codes, for [#codes]
    Path atTheCodePage(int most, int seconds) throws IOException {
        Path tokens = tokens(seconds);
        Wrk.run("login", tokens, url(), BROWSERS, BROWSERS, seconds, "prepare");
        List<String> forms = new ArrayList<>();
        try (DirectoryStream<Path> written = Files.newDirectoryStream(tokens, "*.forms")) {
            for (Path file : written) {
                forms.addAll(Files.readAllLines(file));
            }
        }
        Files.write(tokens.resolve("forms"), forms.subList(0, Math.min(most, forms.size())));
        return tokens;
    }

    /// Sends all those codes.
    Wrk.Outcome codes(Path forms, int connections) throws IOException {
        return Wrk.run("post", forms, url(), 1, connections, LONGEST_SECONDS);
    }

    /// The least that the program does for a request: one that tells nothing and looks nothing up.
    double hello(int seconds) throws IOException {
        return Wrk.hello("HEAD", url() + "/login/none", BROWSERS, seconds);
    }

    /// How often the stub was asked something, or its other numbers.
    int stub(String number) throws IOException, InterruptedException {
        return new JsonObject(get(stubUrl + "/asked")).getInteger(number, 0);
    }

    String url() {
        return installation.address().replace("localhost", "127.0.0.1");
    }

    String tenant() {
        return installation.tenant();
    }

    String stubUrl() {
        return stubUrl;
    }

    /// Enough for so many seconds.
    Path tokens(int seconds) throws IOException {
        return tokens(BROWSERS, seconds * MOST_LOGINS);
    }

    private Path tokens(int browsers, int logins) throws IOException {
        Path tokens = Files.createTempDirectory(folder, "tokens");
        Tokens.write(tokens, installation.tenant(), browsers, logins / browsers + 1, people);
        return tokens;
    }

    @Override
    public void close() {
        program.close();
        stub.close();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        }
    }
}
