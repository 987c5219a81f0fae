package dev.sallyport.login;

import dev.sallyport.factor.Arrival;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Channel;
import dev.sallyport.factor.CodeReference;
import dev.sallyport.factor.Delivery;
import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneFactor;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.factor.Registration;
import dev.sallyport.factor.TypedCode;
import dev.sallyport.factor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A provider that does what a test says. Unless told otherwise it registers every phone, sends every code, and calls
/// those right that begin with a one.
final class ScriptedPhone implements PhoneFactor {
    static final String RIGHT = "1234567";
    static final String ANOTHER_RIGHT = "1234568";
    static final String WRONG = "0000000";
    static final String MASKED = "•••• 42";

    /// A code that was sent.
    record Sent(Handle to, Channel channel, String locale) {}

    private final FactorKind kind;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<Dispatch> dispatched = new CopyOnWriteArrayList<>();
    private final List<String> checked = new CopyOnWriteArrayList<>();
    private final List<Optional<CodeReference>> checkedUnder = new CopyOnWriteArrayList<>();
    private final List<PhoneNumber> registered = new CopyOnWriteArrayList<>();
    private final List<CodeReference> askedAbout = new CopyOnWriteArrayList<>();
    private @Nullable Uni<Delivery> delivery;
    private Uni<Optional<Arrival>> arrival = Uni.createFrom().item(Optional.empty());
    private @Nullable Uni<Verdict> verdict;
    private @Nullable Registration registration;

    ScriptedPhone(FactorKind kind) {
        this.kind = kind;
    }

    void delivers(Uni<Delivery> outcome) {
        delivery = outcome;
    }

    void delivers(Delivery outcome) {
        delivery = Uni.createFrom().item(outcome);
    }

    /// What it tells of every message, from now on.
    void tells(Uni<Optional<Arrival>> outcome) {
        arrival = outcome;
    }

    void tells(Arrival outcome) {
        tells(Uni.createFrom().item(Optional.of(outcome)));
    }

    /// The messages that it was asked about, each time.
    List<CodeReference> askedAbout() {
        return List.copyOf(askedAbout);
    }

    void judges(Uni<Verdict> outcome) {
        verdict = outcome;
    }

    void judgesByTheCode() {
        verdict = null;
    }

    void registersAs(Registration outcome) {
        registration = outcome;
    }

    void registersEveryone() {
        registration = null;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Dispatch> dispatched() {
        return List.copyOf(dispatched);
    }

    /// By what name the gate called the code that was to be checked, each time.
    List<Optional<CodeReference>> checkedUnder() {
        return List.copyOf(checkedUnder);
    }

    List<String> checked() {
        return List.copyOf(checked);
    }

    List<PhoneNumber> registered() {
        return List.copyOf(registered);
    }

    @Override
    public FactorKind kind() {
        return kind;
    }

    @Override
    public Uni<Registration> register(PhoneNumber phone, EmailAddress email) {
        registered.add(phone);
        return Uni.createFrom()
                .item(registration == null ? new Registration.Registered(new Handle(phone.national())) : registration);
    }

    @Override
    public List<Channel> channels() {
        return List.of(Channel.SMS, Channel.CALL);
    }

    @Override
    public Uni<Delivery> deliver(Authenticator authenticator, Dispatch dispatch) {
        Channel channel = dispatch.channel();
        dispatched.add(dispatch);
        sent.add(new Sent(authenticator.handle(), channel, dispatch.locale()));
        return delivery == null
                ? Uni.createFrom().item(new Delivery.Sent(channel == Channel.AUTOMATIC ? Channel.SMS : channel, MASKED))
                : delivery;
    }

    @Override
    public Uni<Verdict> check(Authenticator authenticator, TypedCode code, @Nullable CodeReference reference) {
        checked.add(code.value());
        checkedUnder.add(Optional.ofNullable(reference));
        return verdict == null ? Uni.createFrom().item(byTheCode(code)) : verdict;
    }

    @Override
    public Uni<Optional<Arrival>> arrivalOf(CodeReference reference) {
        askedAbout.add(reference);
        return arrival;
    }

    private static Verdict byTheCode(TypedCode code) {
        return code.value().startsWith("1") ? new Verdict.Right() : new Verdict.Wrong();
    }
}
