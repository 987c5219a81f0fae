package dev.sallyport.login;

/// What stood in the phone form, as typed. Never printed.
///
/// @param country ISO 3166-1 alpha-2, or whatever a forged form sent
record PhoneInput(String country, String number) {
    @Override
    public String toString() {
        return "PhoneInput[masked]";
    }
}
