package dev.sallyport.sandbox.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

/// A Management API call that is refused, in Auth0's words.
final class ApiRefusal extends RuntimeException {
    private final int status;
    private final String error;
    private final String errorCode;

    private ApiRefusal(int status, String error, String message, String errorCode) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
        this.errorCode = errorCode;
    }

    static ApiRefusal unauthorized(String message) {
        return new ApiRefusal(401, "Unauthorized", message, "");
    }

    static ApiRefusal insufficientScope(String expected) {
        return new ApiRefusal(
                403, "Forbidden", "Insufficient scope, expected any of: " + expected, "insufficient_scope");
    }

    static ApiRefusal unknownUser() {
        return new ApiRefusal(404, "Not Found", "The user does not exist.", "inexistent_user");
    }

    static ApiRefusal invalid(String message, String errorCode) {
        return new ApiRefusal(400, "Bad Request", message, errorCode);
    }

    static ApiRefusal tooMany() {
        return new ApiRefusal(429, "Too Many Requests", "Global limit has been reached", "too_many_requests");
    }

    static ApiRefusal made(int status) {
        return new ApiRefusal(status, "Made to order", "The sandbox was told to fail.", "");
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("statusCode", status);
        body.put("error", error);
        body.put("message", String.valueOf(getMessage()));
        if (!errorCode.isEmpty()) {
            body.put("errorCode", errorCode);
        }
        return body;
    }
}
