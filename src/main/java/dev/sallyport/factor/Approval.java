package dev.sallyport.factor;

/// What became of a request on somebody's phone.
public sealed interface Approval {
    /// Nobody has answered yet.
    record Waiting() implements Approval {}

    record Approved() implements Approval {}

    record Denied() implements Approval {}

    /// Denied, and the person says that somebody else is logging in.
    record ReportedNotMe() implements Approval {}

    /// Nobody answered in time.
    record Expired() implements Approval {}

    /// No word on it. Not proven, and not the person's fault.
    record Unavailable() implements Approval {}
}
