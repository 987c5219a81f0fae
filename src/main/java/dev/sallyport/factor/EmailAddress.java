package dev.sallyport.factor;

/// The person's e-mail address, as Auth0 knows it. Masked when printed.
public record EmailAddress(String value) {
    public EmailAddress {
        if (value.indexOf('@') < 1) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    @Override
    public String toString() {
        return "EmailAddress[masked]";
    }
}
