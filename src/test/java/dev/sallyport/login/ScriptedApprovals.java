package dev.sallyport.login;

import dev.sallyport.factor.Approval;
import dev.sallyport.factor.ApprovalNews;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Approvals;
import dev.sallyport.factor.Asking;
import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.FactorKind;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Phones that do what a test says. Unless told otherwise each can be asked, and nobody answers.
final class ScriptedApprovals implements Approvals {
    static final String SWITCH = "sallyport.authy.onetouch";

    private final FactorKind kind;
    private final boolean on;
    private final List<ApprovalRequest> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Approval> answers = new ConcurrentHashMap<>();
    private Uni<Boolean> reachable = Uni.createFrom().item(true);
    private Optional<Asking> asking = Optional.empty();
    private int looks;

    ScriptedApprovals(FactorKind kind, boolean on) {
        this.kind = kind;
        this.on = on;
    }

    void reaches(Uni<Boolean> outcome) {
        reachable = outcome;
    }

    void answersAsking(Asking outcome) {
        asking = Optional.of(outcome);
    }

    /// What the provider says of the newest request from now on.
    void answers(Approval answer) {
        answers(newest(), answer);
    }

    void answers(String reference, Approval answer) {
        answers.put(reference, answer);
    }

    /// The provider's name for the request that was sent last.
    String newest() {
        return "request-" + asked.size();
    }

    List<ApprovalRequest> asked() {
        return List.copyOf(asked);
    }

    int looks() {
        return looks;
    }

    @Override
    public FactorKind kind() {
        return kind;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public Uni<Boolean> canAsk(Authenticator authenticator) {
        return reachable;
    }

    @Override
    public Uni<Asking> ask(Authenticator authenticator, ApprovalRequest request) {
        asked.add(request);
        return Uni.createFrom().item(asking.orElseGet(() -> new Asking.Asked(newest())));
    }

    @Override
    public Uni<Approval> look(Authenticator authenticator, String reference) {
        looks++;
        return Uni.createFrom().item(answers.getOrDefault(reference, new Approval.Waiting()));
    }

    @Override
    public Optional<ApprovalNews> read(Callback callback) {
        return Optional.empty();
    }
}
