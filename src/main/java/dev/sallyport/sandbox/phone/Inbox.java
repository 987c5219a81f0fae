package dev.sallyport.sandbox.phone;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was delivered to all the phones of the sandbox. May be read and written by any thread.
public final class Inbox {
    private static final int KEPT = 500;

    private final List<Message> messages = new ArrayList<>();

    public synchronized void deliver(Message message) {
        messages.addFirst(message);
        if (messages.size() > KEPT) {
            messages.removeLast();
        }
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

    public synchronized void clear() {
        messages.clear();
    }

    /// Everything in it as JSON text, for [#restore] after a live reload.
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
