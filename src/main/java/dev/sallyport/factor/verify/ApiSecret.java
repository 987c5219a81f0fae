package dev.sallyport.factor.verify;

/// The secret of Twilio's API key. Masked when printed.
///
/// Accepts any text, since a refused configuration value is printed with the error.
record ApiSecret(String value) {
    @Override
    public String toString() {
        return "ApiSecret[masked]";
    }
}
