package dev.sallyport.sandbox;

import java.net.URI;
import java.util.regex.Pattern;

/// Tells addresses on this machine from all others, without asking a name server.
final class Loopback {
    private static final Pattern LOCAL = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private Loopback() {}

    /// @throws IllegalStateException with a sentence that names the key
    static void require(String key, String address) {
        if (!isLocal(address)) {
            throw new IllegalStateException("The sandbox does not start, since " + key + " is '" + address
                    + "': with the sandbox it must be an address of this machine, such as 127.0.0.1:8090."
                    + " Run the production build to speak to a real service.");
        }
    }

    private static boolean isLocal(String address) {
        try {
            String host = URI.create(address.contains("://") ? address : "http://" + address)
                    .getHost();
            return host != null && LOCAL.matcher(host).matches();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
