package dev.sallyport.login;

/// Why a login ends without a proof. The code goes to the application by way of the Action, and stands on the page.
enum Refusal {
    EXPIRED("login-expired"),
    CANCELLED("cancelled"),
    TRIES_USED_UP("too-many-tries"),
    /// The owner said on their phone that it is somebody else who is logging in.
    REPORTED_NOT_ME("reported-not-me"),
    /// Only for a while, and only if the person does not wait: the login itself may go on.
    LOCKED_OUT("locked-out"),
    /// So many codes were wrong that no more are checked until the help desk has reset the person.
    DISABLED("authenticator-disabled"),
    /// Auth0 has the person enrolled and our store does not know them: an open door would let a lost
    /// store enrol strangers.
    STORE_KNOWS_NOBODY("enrolment-unknown"),
    /// Auth0 has seen a later change than our store: it was restored from an old copy.
    STORE_IS_BEHIND("enrolment-outdated"),
    /// The person was enrolled and has no authenticator left.
    NO_AUTHENTICATOR("no-authenticator"),
    /// The person holds a factor that this service does not offer any more.
    FACTOR_SWITCHED_OFF("factor-switched-off"),
    /// First enrolments need the help desk here, and it opened no ticket for this person.
    TICKET_NEEDED("ticket-needed"),
    /// What was proven was taken from the person before the login had come to its end: by the help desk, or by
    /// themselves in another one.
    RESET_MEANWHILE("reset-meanwhile"),
    /// `app_metadata` names two different Authy ids, or one that is no number: nobody can tell whose phone that is.
    AUTHY_ID_UNUSABLE("authy-id-unusable");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    boolean tellsOfALostStore() {
        return this == STORE_KNOWS_NOBODY || this == STORE_IS_BEHIND;
    }
}
