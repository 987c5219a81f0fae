package dev.sallyport.sandbox.phone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was delivered to all the phones of the sandbox, and what does not get through to them. May be read and written
/// by any thread.
public final class Inbox {
    private static final int KEPT = 500;

    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Set<Message.Kind>> losses = new HashMap<>();

    /// Unless it is of a kind that does not get through to that number.
    public synchronized void deliver(Message message) {
        if (!reaches(message.to(), message.kind())) {
            return;
        }
        messages.addFirst(message);
        if (messages.size() > KEPT) {
            messages.removeLast();
        }
    }

    public synchronized boolean reaches(String number, Message.Kind kind) {
        return !losses(number).contains(kind);
    }

    /// What does not get through to a number.
    public synchronized Set<Message.Kind> losses(String number) {
        return losses.getOrDefault(number, Set.of());
    }

    /// From now on nothing of these kinds gets through to that number, and everything else does.
    public synchronized void lose(String number, Set<Message.Kind> kinds) {
        losses.put(number, Set.copyOf(kinds));
    }

    /// The messages to one number, newest first.
    public synchronized List<Message> to(String number) {
        return messages.stream().filter(message -> message.to().equals(number)).toList();
    }

    /// Every number that something was delivered to.
    public synchronized Set<String> numbers() {
        return messages.stream().map(Message::to).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Message> newest(String number) {
        return to(number).stream().findFirst();
    }

    synchronized void toggle(String number, Message.Kind kind) {
        Set<Message.Kind> now = EnumSet.noneOf(Message.Kind.class);
        now.addAll(losses(number));
        if (!now.remove(kind)) {
            now.add(kind);
        }
        lose(number, now);
    }

    public synchronized void clear() {
        messages.clear();
        losses.clear();
    }

    /// The messages as JSON text, for [#restore] after a live reload.
    public synchronized String save() {
        JsonArray saved = new JsonArray();
        messages.forEach(message -> saved.add(message.json()));
        return saved.encode();
    }

    public synchronized void restore(String saved) {
        messages.clear();
        new JsonArray(saved)
                .stream().map(JsonObject.class::cast).map(Message::of).forEach(messages::add);
    }
}
