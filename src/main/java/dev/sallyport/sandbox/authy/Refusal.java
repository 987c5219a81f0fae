package dev.sallyport.sandbox.authy;

/// The errors this Authy answers with: Authy's code, HTTP status and text.
enum Refusal {
    API_KEY_INVALID("60001", 401, "Invalid API key"),
    INVALID_REQUEST("60002", 400, "Invalid request"),
    DOS_PROTECTION("60003", 429, "DoS protection"),
    SMS_NOT_SENT("60015", 503, "SMS token was not sent"),
    REUSED_TOKEN("60019", 401, "Token is invalid. Token was used recently."),
    TOKEN_INVALID("60020", 401, "Token is invalid"),
    USER_NOT_FOUND("60026", 404, "User not found."),
    USER_NOT_VALID("60027", 400, "User was not valid"),
    APPROVAL_NOT_FOUND("60049", 404, "Approval request not found"),
    UNREGISTERED_USER("60050", 400, "User is not registered"),
    APPROVAL_INVALID("60080", 400, "Approval request is not valid"),
    CANNOT_SEND_SMS_TO_LANDLINE("60082", 403, "Can not send SMS to landline phone numbers"),
    EXPORT_DISABLED("60154", 400, "Phone number export disabled"),
    ERROR("60000", 400, "An error occurred");

    final String code;
    final int status;
    final String message;

    Refusal(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }
}
