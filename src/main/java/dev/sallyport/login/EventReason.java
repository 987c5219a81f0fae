package dev.sallyport.login;

/// Why something in a login is told to the audit, where neither a [Refusal] nor a refused request says it.
enum EventReason {
    WRONG_CODE("wrong-code"),
    /// The provider calls the code right, but it let the person in before.
    CODE_USED_BEFORE("code-used-before"),
    PROVIDER_UNAVAILABLE("provider-unavailable"),
    /// The code that the person has may not be tried again; another one may.
    CODE_USED_UP("code-used-up"),
    /// The owner said no on their phone.
    PUSH_DENIED("push-denied"),
    /// Nobody answered on the phone in time.
    PUSH_EXPIRED("push-expired"),
    PROOF_TOO_LATE("proof-too-late"),
    TOO_MANY_MESSAGES("too-many-messages"),
    NOT_REACHABLE("not-reachable"),
    UNKNOWN_REGISTRATION("unknown-registration"),
    SEND_LIMIT("send-limit"),
    /// Hardly any of the codes to unproven numbers of this prefix or country was used.
    SEND_STOPPED("send-stopped"),
    TOO_MANY_NUMBERS("too-many-numbers"),
    NO_EMAIL("no-email"),
    AUTHENTICATOR_ADDED("authenticator-added"),
    /// By the person themselves.
    AUTHENTICATOR_REMOVED("authenticator-removed"),
    /// New ones, in the place of those that there were.
    RECOVERY_CODES_KEPT("recovery-codes-kept"),
    /// Another login had come first, or the help desk.
    OVERTAKEN("overtaken"),
    /// Somebody who could be moved from Authy to another factor, while that is only counted.
    MOVE_DUE("move-due"),
    /// They want to stay with Authy this time.
    MOVE_DECLINED("move-declined"),
    STEP_OUT_OF_TURN("step-out-of-turn"),
    /// Auth0 names another Authy id than the store, or one that is not to be adopted any more.
    AUTHY_ID_DIFFERS("authy-id-differs");

    private final String code;

    EventReason(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
