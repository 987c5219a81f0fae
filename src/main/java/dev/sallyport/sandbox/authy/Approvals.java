package dev.sallyport.sandbox.authy;

import dev.sallyport.sandbox.phone.PushAnswer;
import dev.sallyport.sandbox.phone.PushRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What people's apps were asked, the oldest first. May be used by any thread.
final class Approvals {
    private final Map<String, Approval> all = new LinkedHashMap<>();

    /// Somebody pressed a button.
    ///
    /// @param flagged whether they say that it is not them who is logging in
    record Answered(Approval approval, boolean flagged) {}

    synchronized Approval ask(AuthyUser user, JsonObject asked, long seconds, Instant now) {
        Approval approval = new Approval(UUID.randomUUID().toString(), user, asked, seconds, now);
        all.put(approval.uuid, approval);
        return approval;
    }

    synchronized Optional<Approval> find(String uuid) {
        return Optional.ofNullable(all.get(uuid));
    }

    /// Empty if there is nothing to answer any more.
    Optional<Answered> answer(String uuid, PushAnswer answer, Instant now) {
        return find(uuid)
                .filter(approval -> approval.answer(answer == PushAnswer.APPROVE, now))
                .map(approval -> new Answered(approval, answer == PushAnswer.NOT_ME));
    }

    synchronized List<PushRequest> pending(String e164, Instant now) {
        return all.values().stream()
                .filter(approval -> approval.user.cellphone.e164().equals(e164))
                .filter(approval -> approval.status(now).equals("pending"))
                .map(Approval::shown)
                .toList()
                .reversed();
    }

    synchronized void clear() {
        all.clear();
    }
}
