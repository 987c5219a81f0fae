package dev.sallyport.factor.authy;

/// Authy's key of the application. Masked when printed.
///
/// Accepts any text, since a refused configuration value is printed with the error.
record ApiKey(String value) {
    @Override
    public String toString() {
        return "ApiKey[masked]";
    }
}
