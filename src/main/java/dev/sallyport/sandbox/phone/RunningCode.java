package dev.sallyport.sandbox.phone;

import java.time.Duration;

/// The code that an app shows at this moment.
///
/// @param left how long it will still be shown
/// @param period how long each code is shown
public record RunningCode(String digits, Duration left, Duration period) {
    @Override
    public String toString() {
        return "RunningCode[masked]";
    }
}
