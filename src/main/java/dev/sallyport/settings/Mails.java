package dev.sallyport.settings;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Checks of what mails to people need.
final class Mails {
    static final String FROM = "sallyport.notices.from";
    static final String HOST = "sallyport.notices.smtp-host";
    private static final Pattern SENDER =
            Pattern.compile("[^\\s@<>]+@[^\\s@<>]+|[^<>\\p{Cntrl}]+<[^\\s@<>]+@[^\\s@<>]+>");

    private Mails() {}

    static Check sender() {
        return value -> Check.faultIf(
                !SENDER.matcher(value).matches(), "is neither an address nor a name with an address in <> behind it");
    }

    /// Whoever has people told has to say by which server.
    static Optional<String> problem(Function<String, Optional<String>> lookup) {
        return lookup.apply(FROM).isPresent() && lookup.apply(HOST).isEmpty()
                ? Optional.of(FROM + " needs " + HOST + " as well: the server that takes the mails.")
                : Optional.empty();
    }
}
