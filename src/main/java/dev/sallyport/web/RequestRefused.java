package dev.sallyport.web;

/// Thrown where a request enters, when it is broken or forged: it ends in the one page for refusals and a line in the
/// log. What a person may do wrong in good faith is an outcome, not this.
public final class RequestRefused extends RuntimeException {
    private final Reason reason;

    public RequestRefused(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    /// Keeps the cause for those who debug; it is not logged, since it may quote the token.
    public RequestRefused(Reason reason, Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
