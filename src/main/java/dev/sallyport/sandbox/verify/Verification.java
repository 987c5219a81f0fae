package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One verification: a number, the code that proves it, and what has become of both.
final class Verification {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST_SENDS = 5;
    private static final int MOST_CHECKS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    final String sid;
    final String to;
    final String code;
    private final Instant since;
    private final List<Sending> sendings = new ArrayList<>();
    private Instant updated;
    private String status;
    private int checks;

    private Verification(String sid, String to, String code, Instant since) {
        this.sid = sid;
        this.to = to;
        this.code = code;
        this.since = since;
        this.updated = since;
        this.status = "pending";
    }

    static Verification of(String to, Instant now) {
        return new Verification(Sid.random("VE"), to, "%06d".formatted(RANDOM.nextInt(1_000_000)), now);
    }

    /// Verify forgets whatever is over: approved, cancelled, or ten minutes old.
    synchronized boolean isPending(Instant now) {
        return status.equals("pending") && now.isBefore(since.plus(LIFE));
    }

    synchronized boolean checksAreUsedUp() {
        return checks >= MOST_CHECKS;
    }

    /// Books one sending; the code stays the same.
    ///
    /// @param arrives whether it reaches the person
    /// @return false if there were too many
    synchronized boolean send(String channel, Instant now, boolean arrives) {
        if (sendings.size() >= MOST_SENDS) {
            return false;
        }
        sendings.add(Sending.by(channel, now, arrives));
        updated = now;
        return true;
    }

    synchronized boolean isApproved() {
        return status.equals("approved");
    }

    /// Newest first.
    synchronized Stream<Attempt> attempts() {
        return List.copyOf(sendings).reversed().stream().map(sending -> new Attempt(this, sending));
    }

    synchronized void check(String typed, Instant now) {
        checks++;
        updated = now;
        if (code.equals(typed)) {
            status = "approved";
        }
    }

    synchronized void end(String how, Instant now) {
        status = how;
        updated = now;
    }

    /// As Verify shows it.
    synchronized JsonObject json(VerifyAccount account, String origin) {
        JsonArray attempts = new JsonArray();
        sendings.forEach(sending -> attempts.add(sending.json()));
        return common(account)
                .put("lookup", new JsonObject())
                .put("send_code_attempts", attempts)
                .putNull("sna")
                .put("url", origin + "/v2/Services/" + account.service() + "/Verifications/" + sid);
    }

    /// As Verify shows the check of it.
    synchronized JsonObject checkJson(VerifyAccount account) {
        return common(account).put("sna_attempts_error_codes", new JsonArray());
    }

    /// All of it, for [#of] after a live reload.
    synchronized JsonObject saved() {
        JsonArray all = new JsonArray();
        sendings.forEach(sending -> all.add(sending.saved()));
        return new JsonObject()
                .put("sid", sid)
                .put("to", to)
                .put("code", code)
                .put("since", since.toString())
                .put("updated", updated.toString())
                .put("status", status)
                .put("checks", checks)
                .put("sendings", all);
    }

    static Verification of(JsonObject saved) {
        Verification verification = new Verification(
                saved.getString("sid"),
                saved.getString("to"),
                saved.getString("code"),
                Instant.parse(saved.getString("since")));
        verification.recall(saved);
        return verification;
    }

    private synchronized void recall(JsonObject saved) {
        updated = Instant.parse(saved.getString("updated"));
        status = saved.getString("status");
        checks = saved.getInteger("checks");
        saved.getJsonArray("sendings").forEach(sending -> sendings.add(Sending.of((JsonObject) sending)));
    }

    private JsonObject common(VerifyAccount account) {
        return new JsonObject()
                .put("sid", sid)
                .put("service_sid", account.service())
                .put("account_sid", account.sid())
                .put("to", to)
                .put("channel", sendings.getLast().channel())
                .put("status", status)
                .put("valid", status.equals("approved"))
                .putNull("amount")
                .putNull("payee")
                .put("date_created", Timestamps.of(since))
                .put("date_updated", Timestamps.of(updated));
    }
}
