package dev.sallyport.bench;

import dev.sallyport.packaged.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The second-factor leg of the 2016 sample in Express, if a folder is given where it lies with what
/// `npm install` brings. It takes turns with the program, so that whatever else the machine does falls on both.
final class Peer implements AutoCloseable {
    private final Optional<Service> server;
    private final String url;
    private final Gate gate;
    private final Series logins = new Series();
    private final Series bare = new Series();

    private Peer(Optional<Service> server, String url, Gate gate) {
        this.server = server;
        this.url = url;
        this.gate = gate;
    }

    /// @param gate whose tenant it serves and whose stub it asks
    static Peer beside(Gate gate, Optional<Path> source, Path folder) throws IOException, InterruptedException {
        String port = Integer.toString(Gate.freePort());
        String url = "http://127.0.0.1:" + port;
        if (source.isEmpty()) {
            return new Peer(Optional.empty(), url, gate);
        }
        Map<String, String> environment = Map.of(
                "NODE_ENV",
                "production",
                "PORT",
                port,
                "SHARED_SECRET",
                Installation.REQUEST_SECRET,
                "TENANT",
                gate.tenant(),
                "AUTHY_URL",
                gate.stubUrl());
        List<String> command = List.of("node", source.get().resolve("server.js").toString());
        Service server = Service.start(Processors.FIRST, command, environment, folder, url + "/hello");
        return new Peer(Optional.of(server), url, gate);
    }

    void warmUp(int seconds) throws IOException {
        if (server.isPresent()) {
            logins(seconds);
        }
    }

    void measure(int seconds) throws IOException {
        if (server.isPresent()) {
            logins.add(logins(seconds));
            bare.add(Wrk.hello("GET", url + "/hello", Gate.BROWSERS, seconds));
        }
    }

    /// How many times as many logins as the peer's, run by run.
    String ratio(Series ours) {
        return server.isPresent() ? ours.per(logins).toString() : "";
    }

    void row(Table table) throws IOException {
        if (server.isPresent()) {
            table.row("Express", logins, "", "", bare, "", "", "", "");
        }
    }

    private double logins(int seconds) throws IOException {
        return Wrk.run("peer", gate.tokens(seconds), url, Gate.BROWSERS, Gate.BROWSERS, seconds)
                .rate();
    }

    @Override
    public void close() {
        server.ifPresent(Service::close);
    }
}
