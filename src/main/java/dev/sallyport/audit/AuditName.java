package dev.sallyport.audit;

/// What an event is called: names of the OWASP Logging Vocabulary, so that alarms made for it fit.
///
/// @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html">the vocabulary</a>
public enum AuditName {
    /// The second factor was proven.
    LOGIN_SUCCESS("authn_login_success", AuditResult.SUCCESS),
    /// One try did not prove it.
    LOGIN_FAIL("authn_login_fail", AuditResult.FAILURE),
    /// A login has no tries left.
    LOGIN_FAIL_MAX("authn_login_fail_max", AuditResult.FAILURE),
    /// An authenticator takes no codes for a while, or none at all any more.
    LOGIN_LOCK("authn_login_lock", AuditResult.FAILURE),
    /// A code was sent.
    TOKEN_CREATED("authn_token_created", AuditResult.SUCCESS),
    /// A request token or a code that had served already came again.
    TOKEN_REUSE("authn_token_reuse", AuditResult.FAILURE),
    /// A limit on sending or on asking was met.
    RATE_LIMIT_EXCEEDED("excess_rate_limit_exceeded", AuditResult.FAILURE),
    /// What came in was not what a page of ours or the Action sends.
    INPUT_VALIDATION_FAIL("input_validation_fail", AuditResult.FAILURE),
    /// A step came out of turn, or from another browser.
    SEQUENCE_FAIL("sequence_fail", AuditResult.FAILURE),
    /// A login was opened.
    SESSION_CREATED("session_created", AuditResult.SUCCESS),
    /// A login ran out before anything was proven.
    SESSION_EXPIRED("session_expired", AuditResult.FAILURE),
    /// A request token came after its time.
    SESSION_USE_AFTER_EXPIRE("session_use_after_expire", AuditResult.FAILURE),
    /// A person's authenticators changed.
    USER_UPDATED("user_updated", AuditResult.SUCCESS),
    /// An operator or the help desk did something to a person.
    ADMIN("authz_admin", AuditResult.SUCCESS),
    STARTUP("sys_startup", AuditResult.SUCCESS),
    SHUTDOWN("sys_shutdown", AuditResult.SUCCESS);

    private final String wireName;
    private final AuditResult usual;

    AuditName(String wireName, AuditResult usual) {
        this.wireName = wireName;
        this.usual = usual;
    }

    public String wireName() {
        return wireName;
    }

    AuditResult usual() {
        return usual;
    }
}
