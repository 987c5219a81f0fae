package dev.sallyport.sandbox.verify;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.fault.FaultRoutes;
import dev.sallyport.sandbox.fault.Faults;
import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Twilio Verify, as far as a login needs it. Besides its routes it lets tests look behind the counter; those methods
/// may be called from any thread, and name phones by their number as E.164.
public final class Verify implements Part {
    static final String NAME = "Twilio Verify";

    private static final Pattern TOKEN = Pattern.compile("[#&]token=([A-Za-z0-9_-]+)");
    private static final String SERVICES = "/v2/Services/";

    private final VerifyAccount account;
    private final String origin;
    private final Clock startClock;
    private final Inbox inbox;
    private final Verifications verifications = new Verifications();
    private final Entities entities = new Entities();
    private final Faults faults = new Faults(new FaultyAnswers());
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Clock clock;
    private volatile @Nullable Webhooks webhooks;

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
        router.route(AttemptRoutes.PATH + "*").handler(this::checkKey);
        new VerificationRoutes(this).mount(router);
        PushRoutes push = new PushRoutes(this);
        push.mount(router);
        new EntityRoutes(this, push).mount(router);
        new AttemptRoutes(this).mount(router);
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

    /// How often this Verify was asked what it has on record.
    public int timesAsked() {
        return asked.get();
    }

    void countAsking() {
        asked.incrementAndGet();
    }

    /// How many codes this Verify has sent to a number.
    public long sent(String number) {
        return sentTo(number).count();
    }

    private Stream<Message> sentTo(String number) {
        return inbox.to(number).stream().filter(message -> message.from().equals(NAME));
    }

    /// Has somebody called whenever something happens to an app.
    public void callBack(Vertx vertx, URI address) {
        webhooks = new Webhooks(account.authToken(), vertx, address);
    }

    /// Adds the tenant's own app by the link that opens it, as if its picture had been scanned.
    ///
    /// @return whether there was something to add
    public boolean addApp(String link) {
        Matcher token = TOKEN.matcher(link);
        Optional<KeptFactor> added = token.find() ? entities.bring(token.group(1), now()) : Optional.empty();
        added.ifPresent(app -> tell("factor.verified", app, new TreeMap<>()));
        return added.isPresent();
    }

    /// What the app asks now, the newest first.
    public List<PushRequest> requests() {
        return entities.pending(now()).stream().map(KeptChallenge::shown).toList();
    }

    /// Presses a button; nothing happens if the request is unknown, or was answered, or nobody waits for it any more.
    public void answer(String id, PushAnswer answer) {
        entities.answer(id, answer, now()).ifPresent(challenge -> {
            SortedMap<String, String> more = new TreeMap<>(Map.of("challenge_sid", challenge.sid));
            JsonObject metadata = challenge.metadata();
            if (metadata != null) {
                more.put("challenge_metadata", metadata.encode());
            }
            tell("challenge." + challenge.status(now()), challenge.factor, more);
        });
    }

    private void tell(String type, KeptFactor app, SortedMap<String, String> more) {
        Webhooks told = webhooks;
        if (told != null) {
            more.putAll(Map.of(
                    "uuid",
                    UUID.randomUUID().toString(),
                    "type",
                    type,
                    "account_sid",
                    account.sid(),
                    "service_sid",
                    account.service(),
                    "entity_identity",
                    app.identity,
                    "factor_sid",
                    app.sid,
                    "factor_type",
                    "push"));
            told.send(more);
        }
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
        asked.set(0);
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

    boolean reaches(Verification verification, Message.Kind kind) {
        return inbox.reaches(verification.to, kind);
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
