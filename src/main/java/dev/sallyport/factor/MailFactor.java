package dev.sallyport.factor;

/// A factor that is a mailbox: proven by a code that is sent there, to an address that the tenant has verified.
///
/// Whoever reads the mail has the code: NIST does not call that an authenticator (SP 800-63B). It is added beside
/// another factor, never in its place, and what it proves counts for one login.
public non-sealed interface MailFactor extends SendingFactor {}
