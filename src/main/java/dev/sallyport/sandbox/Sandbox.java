package dev.sallyport.sandbox;

import dev.sallyport.sandbox.authenticator.AuthenticatorApp;
import dev.sallyport.sandbox.authy.Authy;
import dev.sallyport.sandbox.demo.PaperKite;
import dev.sallyport.sandbox.mail.MailServer;
import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Phone;
import dev.sallyport.sandbox.tenant.Tenant;
import dev.sallyport.sandbox.verify.TenantApp;
import dev.sallyport.sandbox.verify.Verify;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// The running sandbox: one HTTP server, on the loopback address only, that all parts share.
public final class Sandbox {
    private static final Logger LOG = Logger.getLogger(Sandbox.class);
    private static final int BODY_LIMIT = 64 * 1024;
    private static final long SAVE_EVERY_MILLIS = 2_000;

    private final Vertx vertx;
    private final SandboxSettings settings;
    private final Tenant tenant;
    private final Authy authy;
    private final Verify verify;
    private final AuthenticatorApp authenticator;
    private final Inbox inbox = new Inbox();
    private final MailServer mails;
    private final List<Part> parts;
    private final Memory memory;
    private final HttpServer server;
    private long saving;

    private Sandbox(Vertx vertx, SandboxSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        SandboxTemplates templates = new SandboxTemplates();
        this.tenant = new Tenant(vertx, settings, templates);
        this.authy = new Authy(settings.authyApiKey(), settings.clock(), inbox);
        this.verify = new Verify(settings.verify(), settings.origin(), settings.clock(), inbox);
        this.authy.callBack(vertx, settings.service().resolve("/callbacks/authy"));
        this.verify.callBack(vertx, settings.service().resolve("/callbacks/verify-push"));
        this.authenticator = new AuthenticatorApp(settings.clock(), templates);
        this.parts = List.of(
                new FrontDoor(settings, templates),
                tenant,
                new PaperKite(vertx, settings, templates),
                authy,
                verify,
                new Phone(inbox, authy, authy, templates),
                authenticator,
                new TenantApp(verify, templates));
        this.mails = new MailServer(vertx, settings.mailPort(), settings.clock(), inbox);
        this.memory = new Memory(settings.memory(), parts);
        this.server = vertx.createHttpServer();
    }

    /// Starts everything. The future fails when the port is taken.
    public static Future<Sandbox> start(Vertx vertx, SandboxSettings settings) {
        Sandbox sandbox = new Sandbox(vertx, settings);
        return sandbox.background(sandbox.memory::restore)
                .compose(_ -> sandbox.listen())
                .compose(_ -> sandbox.mails.listen())
                .onFailure(_ -> sandbox.tenant.close())
                .map(sandbox);
    }

    private Future<HttpServer> listen() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        parts.forEach(part -> part.mount(router));
        return server.requestHandler(router)
                .listen(settings.port(), "127.0.0.1")
                .onSuccess(_ -> saving = vertx.setPeriodic(SAVE_EVERY_MILLIS, _ -> save()));
    }

    /// Ends everything and saves what is to be remembered.
    ///
    /// Whoever reloads classes must wait for it: Vert.x shares a port, and old and new code would answer in turn.
    public Future<Void> stop() {
        vertx.cancelTimer(saving);
        return server.close().eventually(mails::close).eventually(this::save).eventually(tenant::close);
    }

    public SandboxSettings settings() {
        return settings;
    }

    public Authy authy() {
        return authy;
    }

    public Verify verify() {
        return verify;
    }

    /// What all the phones were sent.
    public Inbox inbox() {
        return inbox;
    }

    public AuthenticatorApp authenticator() {
        return authenticator;
    }

    public MailServer mails() {
        return mails;
    }

    public Tenant tenant() {
        return tenant;
    }

    private Future<Void> save() {
        return background(memory::save).onFailure(failure -> LOG.warn("The sandbox's memory is not saved", failure));
    }

    private Future<Void> background(Runnable work) {
        return vertx.executeBlocking(Executors.callable(work), false).mapEmpty();
    }
}
