package dev.sallyport.sandbox.verify;

/// The errors this Verify answers with: Twilio's code, HTTP status and text.
enum Refusal {
    UNAUTHORIZED(20003, 401, "Authenticate"),
    NOT_FOUND(20404, 404, "The requested resource was not found"),
    TOO_MANY_REQUESTS(20429, 429, "Too many requests"),
    INTERNAL(20500, 500, "An internal server error has occurred"),
    UNAVAILABLE(20503, 503, "Service unavailable"),
    INVALID_PARAMETER(60200, 400, "Invalid parameter"),
    MAX_CHECKS(60202, 429, "Max check attempts reached"),
    MAX_SENDS(60203, 429, "Max send attempts reached"),
    LANDLINE(60205, 403, "SMS is not supported by landline phone number"),
    MAX_FACTOR_CHECKS(60310, 429, "Factor verification attempts reached"),
    UNVERIFIED_FACTOR(60318, 403, "Factor is unverified");

    final int code;
    final int status;
    final String message;

    Refusal(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }
}
