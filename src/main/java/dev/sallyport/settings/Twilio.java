package dev.sallyport.settings;

import java.util.Set;
import java.util.regex.Pattern;

/// Checks of what Twilio names things, and of what Verify is asked for.
final class Twilio {
    private static final Set<String> CHANNELS = Set.of("sms", "call", "whatsapp");
    private static final Pattern UNIQUE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern APP_LINK =
            Pattern.compile("[a-z][a-z0-9+.-]*:[^\\s#?\"<>]*[^\\s#?\"<>:/][^\\s#?\"<>]*");
    private static final Pattern BROWSERS =
            Pattern.compile("(?i)(http|javascript|data|vbscript|file|blob|about|view-source):");
    private static final Pattern TAG = Pattern.compile("[^=]{1,128}=[^=]{1,128}");
    private static final int MOST_TAGS = 10;

    private Twilio() {}

    /// @param kind the two letters that each SID of that kind begins with
    static Check sid(String kind) {
        Pattern sid = Pattern.compile(kind + "[0-9a-fA-F]{32}");
        return value -> Check.faultIf(!sid.matcher(value).matches(), "is not a SID that begins with " + kind);
    }

    static Check channels() {
        return Lists.each(value -> Check.faultIf(!CHANNELS.contains(value), "names a way that is not known"));
    }

    /// Of the schemes that a browser knows only https: the others would be run or read in our page.
    static Check appLink() {
        return value -> Check.faultIf(
                !APP_LINK.matcher(value).matches() || BROWSERS.matcher(value).lookingAt(),
                "is not the address of an app");
    }

    static Check uniqueName() {
        return value -> Check.faultIf(
                !UNIQUE_NAME.matcher(value).matches(), "has more in it than letters, digits, dashes and underscores");
    }

    static Check tags() {
        Check each = Lists.each(value -> Check.faultIf(
                !TAG.matcher(value).matches(), "has a tag that is not a name, an equals sign and a value"));
        return each.and(value -> Check.faultIf(Lists.of(value).size() > MOST_TAGS, "has more than ten tags"));
    }
}
