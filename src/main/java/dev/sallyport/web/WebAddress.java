package dev.sallyport.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads an absolute http or https address from a setting, or says which setting is wrong and what it should hold.
final class WebAddress {
    private WebAddress() {}

    static URI parse(String key, String text) {
        URI address = syntax(text);
        if (address == null
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getRawFragment() != null
                || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalStateException(key + " must hold an address such as https://mfa.example.com");
        }
        return address;
    }

    private static @Nullable URI syntax(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
