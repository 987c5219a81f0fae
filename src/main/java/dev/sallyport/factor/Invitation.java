package dev.sallyport.factor;

import java.net.URI;

/// A key for an app, in the ways in which apps take one. Masked when printed.
///
/// @param link for an app on the device that shows the page
/// @param picture the link as a QR code: an `svg` element, without a script or a style
/// @param key in groups of four, for typing; empty where it is too long for that
public record Invitation(URI link, String picture, String key) {
    @Override
    public String toString() {
        return "Invitation[masked]";
    }
}
