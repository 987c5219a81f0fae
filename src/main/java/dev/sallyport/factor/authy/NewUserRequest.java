package dev.sallyport.factor.authy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.PhoneNumber;

/// The body of `users/new`. No text with a link to the Authy app is asked for: the first code is text enough.
record NewUserRequest(
        User user,
        @JsonProperty("send_install_link_via_sms") boolean sendInstallLink) {
    static NewUserRequest of(PhoneNumber phone, EmailAddress email) {
        User user = new User(email.value(), phone.national(), String.valueOf(phone.countryCode()));
        return new NewUserRequest(user, false);
    }

    record User(
            String email,
            String cellphone,
            @JsonProperty("country_code") String countryCode) {
        @Override
        public String toString() {
            return "User[masked]";
        }
    }
}
