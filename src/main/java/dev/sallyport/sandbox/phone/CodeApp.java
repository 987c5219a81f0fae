package dev.sallyport.sandbox.phone;

import java.util.List;

/// The provider of the app that shows running codes.
public interface CodeApp {
    /// Every phone it knows, the one registered last first.
    List<Line> lines();

    /// Puts the app on a phone; nothing happens if the number (E.164) is unknown or has it already.
    void install(String number);
}
