package dev.sallyport.sandbox.tenant;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One browser's log-in at the tenant. It begins at the password, before the pipeline has had its say.
///
/// @param id what tokens call it (`sid`); the cookie holds another, secret name
/// @param methods what was proven in it and when, the newest of each name
record Session(String id, String userId, Instant since, List<Method> methods) {
    Session {
        methods = List.copyOf(methods);
    }

    record Method(String name, Instant timestamp) {}

    Session with(List<String> names, Instant now) {
        Stream<Method> others = methods.stream().filter(method -> !names.contains(method.name()));
        Stream<Method> proven = names.stream().distinct().map(name -> new Method(name, now));
        return new Session(id, userId, since, Stream.concat(others, proven).toList());
    }
}
