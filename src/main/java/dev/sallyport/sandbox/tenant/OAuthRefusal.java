package dev.sallyport.sandbox.tenant;

/// A request to the token endpoint that is refused, in the words of RFC 6749 §5.2 and with Auth0's status.
final class OAuthRefusal extends RuntimeException {
    private final int status;
    private final String error;

    OAuthRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static OAuthRefusal invalidGrant(String description) {
        return new OAuthRefusal(403, "invalid_grant", description);
    }

    static OAuthRefusal missing(String parameter) {
        return new OAuthRefusal(400, "invalid_request", "Missing required parameter: " + parameter);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
