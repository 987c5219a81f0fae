package dev.sallyport.factor.verify;

import dev.sallyport.factor.Handle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One app of a person's, by the name that Verify knows it and nothing else by. Masked when printed.
///
/// @param identity of this very app: only a token that was made for it can add a factor to it
/// @param link what brings such a token to the app; null once the app is there
record PushEntity(String identity, @Nullable Handle link) {
    private static final Pattern FORM = Pattern.compile("(?<identity>[0-9a-f]{64})(?: (?<link>\\S+))?");

    /// Reads what [#handle] wrote; empty for anything else. What is read may stand in a URL path.
    static Optional<PushEntity> of(Handle handle) {
        Matcher form = FORM.matcher(handle.value());
        if (!form.matches()) {
            return Optional.empty();
        }
        String link = form.group("link");
        return Optional.of(new PushEntity(form.group("identity"), link == null ? null : new Handle(link)));
    }

    Handle handle() {
        return new Handle(identity + (link == null ? "" : " " + link.value()));
    }

    PushEntity proven() {
        return new PushEntity(identity, null);
    }

    @Override
    public String toString() {
        return "PushEntity[masked]";
    }
}
