package dev.sallyport.auth0;

/// The secret of our client at the tenant. Masked when printed.
///
/// Accepts any text, since a refused configuration value is printed with the error.
record ClientSecret(String value) {
    @Override
    public String toString() {
        return "ClientSecret[masked]";
    }
}
