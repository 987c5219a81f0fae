package dev.sallyport.sandbox.phone;

import java.time.Instant;
import java.util.Optional;

/// One phone: its number, whose it is, and the code that its app shows.
///
/// @param number E.164
/// @param spaced the same number as people write it
/// @param since when the number became known
/// @param code empty while the app is not installed
/// @param knowsApp whether the provider of the app knows the number, so that the app can be installed
public record Line(
        String number, String spaced, String owner, Instant since, Optional<RunningCode> code, boolean knowsApp) {}
