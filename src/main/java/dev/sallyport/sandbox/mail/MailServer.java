package dev.sallyport.sandbox.mail;

import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Message;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/// Listens for mails, on the loopback address only: as much of SMTP (RFC 5321) as a client needs to hand one over.
public final class MailServer {
    private final NetServer server;
    private final int port;
    private final AtomicInteger refusals = new AtomicInteger();

    public MailServer(Vertx vertx, int port, Clock clock, Inbox inbox) {
        this.port = port;
        this.server = vertx.createNetServer();
        server.connectHandler(socket -> new MailSession(
                        socket,
                        this::refuses,
                        mail -> mail.recipients()
                                .forEach(to -> inbox.deliver(new Message(
                                        Message.Kind.EMAIL, to, "", mail.text(), clock.instant(), mail.sender()))))
                .greet());
    }

    public Future<Void> listen() {
        return server.listen(port, "127.0.0.1").mapEmpty();
    }

    public Future<Void> close() {
        return server.close();
    }

    /// Takes none of the next so many mails, as a server does that has no room.
    public void refuseNext(int mails) {
        refusals.set(mails);
    }

    private boolean refuses() {
        return refusals.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
    }
}
