package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.Part;
import dev.sallyport.sandbox.fault.FaultRoutes;
import dev.sallyport.sandbox.fault.Faults;
import dev.sallyport.sandbox.phone.CodeApp;
import dev.sallyport.sandbox.phone.Inbox;
import dev.sallyport.sandbox.phone.Line;
import dev.sallyport.sandbox.phone.Message;
import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushApp;
import dev.sallyport.sandbox.phone.PushRequest;
import dev.sallyport.sandbox.phone.RunningCode;
import io.vertx.core.Handler;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Authy, as far as a login needs it. Besides its routes it lets tests look behind the counter; those methods may be
/// called from any thread, and name users by their number as E.164.
public final class Authy implements Part, CodeApp, PushApp {
    /// How many texts and calls a user is sent in an hour, unless a test says otherwise.
    private static final int DEFAULT_SEND_LIMIT = 10;

    private final String apiKey;
    private final Clock startClock;
    private final Inbox inbox;
    private final Users users;
    private final Faults faults = new Faults(new FaultyAnswers());
    private final Approvals approvals = new Approvals();
    private volatile Optional<Callbacks> callbacks = Optional.empty();
    private volatile Clock clock;
    private volatile int sendLimit = DEFAULT_SEND_LIMIT;
    private volatile boolean exporting = true;

    public Authy(String apiKey, Clock clock, Inbox inbox) {
        this.apiKey = apiKey;
        this.startClock = clock;
        this.clock = clock;
        this.inbox = inbox;
        this.users = new Users(clock.instant());
    }

    @Override
    public void mount(Router router) {
        for (String api : List.of("/protected/json/*", "/onetouch/json/*")) {
            router.route(api)
                    .handler(BodyHandler.create(false))
                    .handler(faults::strike)
                    .handler(this::checkKey)
                    .handler(Parameters::read);
        }
        new UserRoutes(this).mount(router);
        new TokenRoutes(this, inbox).mount(router);
        new OneTouchRoutes(this).mount(router);
        new ApplicationRoutes(this).mount(router);
        new FaultRoutes("authy", faults).mount(router);
    }

    @Override
    public List<Line> lines() {
        Instant now = now();
        return users.all(now).reversed().stream().map(user -> line(user, now)).toList();
    }

    @Override
    public void install(String number) {
        users.find(number, now()).ifPresent(AuthyUser::installApp);
    }

    /// Calls the application there whenever somebody answers in their app.
    public void callBack(Vertx vertx, URI address) {
        callbacks = Optional.of(new Callbacks(apiKey, vertx, address));
    }

    @Override
    public List<PushRequest> requests(String number) {
        return approvals.pending(number, now());
    }

    @Override
    public void answer(String id, PushAnswer answer) {
        approvals
                .answer(id, answer, now())
                .ifPresent(answered -> callbacks.ifPresent(
                        calls -> calls.send(answered.approval().told(answered.flagged(), now()))));
    }

    /// The code of the newest text or call to a number.
    public Optional<String> newestCode(String number) {
        return inbox.newest(number).map(Message::code);
    }

    /// What the app of a number shows now; empty if the number is unknown or has no app.
    public Optional<String> softToken(String number) {
        return users.find(number, now()).filter(AuthyUser::isRegistered).map(user -> user.softToken(now()));
    }

    /// Registers a user without the app, as the API would, and answers the Authy id.
    public long register(String email, int countryCode, String cellphone) {
        Cellphone number = Cellphone.parse(countryCode, cellphone).orElseThrow();
        return users.register(email, number, now()).id;
    }

    /// How many texts and calls went to a number.
    public int sent(String number) {
        return inbox.to(number).size();
    }

    public Faults faults() {
        return faults;
    }

    public void useClock(Clock other) {
        clock = other;
    }

    public void useSendLimit(int perHour) {
        sendLimit = perHour;
    }

    /// Whether Twilio has opened the export of numbers to the application.
    public void useExport(boolean open) {
        exporting = open;
    }

    /// Back to the first day: the seeded user, an empty inbox, no faults, the clock and the limit of the beginning, and
    /// an open export.
    public void clear() {
        exporting = true;
        clock = startClock;
        sendLimit = DEFAULT_SEND_LIMIT;
        faults.clear();
        inbox.clear();
        approvals.clear();
        users.seed(now());
    }

    /// The users; faults are not kept.
    @Override
    public String save() {
        return users.json().encode();
    }

    @Override
    public void restore(String saved) {
        users.restore(new JsonObject(saved));
    }

    Users users() {
        return users;
    }

    Approvals approvals() {
        return approvals;
    }

    Instant now() {
        return clock.instant();
    }

    boolean isExporting() {
        return exporting;
    }

    int sendLimit() {
        return sendLimit;
    }

    Handler<RoutingContext> withUser(BiConsumer<RoutingContext, AuthyUser> then) {
        return context -> {
            String id = Objects.requireNonNull(context.pathParam("id"));
            Optional<AuthyUser> user =
                    id.matches("[0-9]{1,18}") ? users.find(Long.parseLong(id), now()) : Optional.empty();
            user.ifPresentOrElse(
                    found -> then.accept(context, found), () -> Reply.refuse(context, Refusal.USER_NOT_FOUND));
        };
    }

    private void checkKey(RoutingContext context) {
        String given = Optional.ofNullable(context.request().getHeader("X-Authy-API-Key"))
                .or(() -> Optional.ofNullable(context.request().getParam("api_key")))
                .orElse("");
        if (MessageDigest.isEqual(bytes(given), bytes(apiKey))) {
            context.next();
        } else {
            Reply.refuse(context, Refusal.API_KEY_INVALID);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Line line(AuthyUser user, Instant now) {
        Optional<RunningCode> code = user.isRegistered()
                ? Optional.of(new RunningCode(user.softToken(now), SoftToken.left(now), SoftToken.STEP))
                : Optional.empty();
        return new Line(user.cellphone.e164(), user.cellphone.spaced(), user.email, user.since, code, true);
    }
}
