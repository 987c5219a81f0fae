package dev.sallyport.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks of URLs and host names.
///
/// Plain http will do towards this machine only, where an emulator may run: codes and credentials travel to all others.
final class Addresses {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private static final Pattern OWN_ADDRESS =
            Pattern.compile("localhost|(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-f:]*:[0-9a-f:]*(%\\w+)?");

    private Addresses() {}

    /// The https address of a server: no path.
    static Check server() {
        return page().and(Addresses::fault);
    }

    /// As [#server], or http to an emulator on this machine.
    static Check serverOrEmulator() {
        return value -> {
            boolean emulator = value.startsWith("http://")
                    && THIS_MACHINE.matcher(value.substring("http://".length())).matches();
            return emulator ? Optional.empty() : server().fault(value);
        };
    }

    /// An https address that a person can be sent to.
    static Check page() {
        return value -> {
            try {
                return fault(new URI(value));
            } catch (URISyntaxException malformed) {
                return Optional.of("is not a URL");
            }
        };
    }

    static Check host() {
        return value -> Check.faultIf(
                !HOST.matcher(value).matches() && !THIS_MACHINE.matcher(value).matches(),
                "is not a bare host name in small letters (no scheme, no port, no slash)");
    }

    /// One that a server on this machine can listen at.
    static Check ownAddress() {
        return value -> Check.faultIf(
                !OWN_ADDRESS.matcher(value).matches() && !HOST.matcher(value).matches(),
                "is neither an IP address nor a host name");
    }

    static Check hosts() {
        return Lists.each(host());
    }

    private static Optional<String> fault(URI url) {
        if (url.getHost() == null) {
            return Optional.of("is not a URL with a host name");
        }
        if (!"https".equals(url.getScheme())) {
            return Optional.of("does not begin with https://");
        }
        return Check.faultIf(
                url.getRawFragment() != null || url.getRawUserInfo() != null, "has a user name or a fragment in it");
    }

    private static Optional<String> fault(String server) {
        URI url = URI.create(server);
        return Check.faultIf(
                !url.getRawPath().isEmpty() || url.getRawQuery() != null,
                "has more in it than a scheme, a host name and a port");
    }
}
