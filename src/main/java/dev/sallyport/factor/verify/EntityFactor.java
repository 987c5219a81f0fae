package dev.sallyport.factor.verify;

import dev.sallyport.factor.Handle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One factor of a person's that Verify keeps, by Twilio's names for both. Masked when printed.
///
/// @param identity [PersonName], as it was when the factor was made
/// @param sid `YF…`
/// @param link what brings its key into an app; null once a code has proven it
record EntityFactor(String identity, String sid, @Nullable Handle link) {
    private static final Pattern SID = Pattern.compile("YF[0-9a-fA-F]{32}");
    private static final Pattern FORM =
            Pattern.compile("(?<identity>[0-9a-f]{64})/(?<sid>" + SID + ")(?: (?<link>\\S+))?");

    /// Reads what [#handle] wrote; empty for anything else. What is read may stand in a URL path.
    static Optional<EntityFactor> of(Handle handle) {
        Matcher form = FORM.matcher(handle.value());
        if (!form.matches()) {
            return Optional.empty();
        }
        String link = form.group("link");
        return Optional.of(
                new EntityFactor(form.group("identity"), form.group("sid"), link == null ? null : new Handle(link)));
    }

    static boolean isSid(String text) {
        return SID.matcher(text).matches();
    }

    Handle handle() {
        return new Handle(identity + "/" + sid + (link == null ? "" : " " + link.value()));
    }

    /// Without its key, which Verify alone keeps from then on.
    EntityFactor proven() {
        return new EntityFactor(identity, sid, null);
    }

    @Override
    public String toString() {
        return "EntityFactor[masked]";
    }
}
