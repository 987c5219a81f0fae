package dev.sallyport.web;

/// There is no memory for one more request; see [RequestsAtOnce].
final class TooManyRequests extends RuntimeException {
    TooManyRequests() {
        // Made while memory is short, and read by nobody.
        super(null, null, false, false);
    }
}
