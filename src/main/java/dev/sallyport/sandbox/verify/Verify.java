package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.fault.FaultRoutes;
import dev.sallyport.sandbox.fault.Faults;
import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Twilio Verify, as far as a login needs it. Besides its routes it lets tests look behind the counter; those methods
/// may be called from any thread, and name phones by their number as E.164.
public final class Verify implements Part {
    static final String NAME = "Twilio Verify";

    private static final String SERVICES = "/v2/Services/";

    private final VerifyAccount account;
    private final String origin;
    private final Clock startClock;
    private final Inbox inbox;
    private final Verifications verifications = new Verifications();
    private final Entities entities = new Entities();
    private final Faults faults = new Faults(new FaultyAnswers());
    private volatile Clock clock;

    public Verify(VerifyAccount account, String origin, Clock clock, Inbox inbox) {
        this.account = account;
        this.origin = origin;
        this.startClock = clock;
        this.clock = clock;
        this.inbox = inbox;
    }

    @Override
    public void mount(Router router) {
        router.route(SERVICES + "*")
                .handler(BodyHandler.create(false))
                .handler(faults::strike)
                .handler(this::checkKey)
                .handler(this::checkService);
        new VerificationRoutes(this).mount(router);
        new EntityRoutes(this).mount(router);
        new FaultRoutes("verify", faults).mount(router);
    }

    /// What is pending, and what people hold; faults are not kept.
    @Override
    public String save() {
        return entities.saved().put("verifications", verifications.saved()).encode();
    }

    @Override
    public void restore(String saved) {
        JsonObject all = new JsonObject(saved);
        verifications.restore(all.getJsonArray("verifications"));
        entities.restore(all);
    }

    /// The code of the newest message or call to a number, from this Verify.
    public Optional<String> newestCode(String number) {
        return sentTo(number).findFirst().map(Message::code);
    }

    /// How many codes this Verify has sent to a number.
    public long sent(String number) {
        return sentTo(number).count();
    }

    private Stream<Message> sentTo(String number) {
        return inbox.to(number).stream().filter(message -> message.from().equals(NAME));
    }

    public Faults faults() {
        return faults;
    }

    public void useClock(Clock other) {
        clock = other;
    }

    /// Back to the first day: nothing pending, no faults, the clock of the beginning.
    public void clear() {
        clock = startClock;
        faults.clear();
        verifications.clear();
        entities.clear();
    }

    VerifyAccount account() {
        return account;
    }

    String origin() {
        return origin;
    }

    Entities entities() {
        return entities;
    }

    Verifications verifications() {
        return verifications;
    }

    Instant now() {
        return clock.instant();
    }

    void deliver(Verification verification, Message.Kind kind) {
        String text = Wording.of(kind, verification.code);
        inbox.deliver(new Message(kind, verification.to, verification.code, text, now(), NAME));
    }

    private void checkKey(RoutingContext context) {
        String given = Objects.requireNonNullElse(context.request().getHeader("Authorization"), "");
        String pair = account.key() + ":" + account.secret();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (MessageDigest.isEqual(bytes(given), bytes(expected))) {
            context.next();
        } else {
            Reply.refuse(context, Refusal.UNAUTHORIZED);
        }
    }

    private void checkService(RoutingContext context) {
        if (context.normalizedPath().startsWith(SERVICES + account.service() + "/")) {
            context.next();
        } else {
            Reply.refuse(context, Refusal.NOT_FOUND);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
