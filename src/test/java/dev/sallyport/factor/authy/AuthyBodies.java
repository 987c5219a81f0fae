package dev.sallyport.factor.authy;

/// Bodies of Authy's replies, word for word as its official clients' tests have them.
final class AuthyBodies {
    private AuthyBodies() {}

    // authy-java 1.5.1, its tests of users
    static final String USER_CREATED = """
            {"message":"User created successfully.","user":{"id":1635},"success":true}""";

    // authy-java 1.5.1, its tests of users
    static final String USER_NOT_VALID = """
            {"message":"User was not valid","success":false,"errors":{"cellphone":"is invalid",\
            "message":"User was not valid"},"cellphone":"is invalid","error_code":"60027"}""";

    // authy-java 1.5.1, TokensTest
    static final String TOKEN_VALID = """
            {"message":"Token is valid.","token":"is valid","success":"true","device":{"id":null,"os_type":"sms",\
            "registration_date":1500648405,"registration_method":null,"last_sync_date":null}}""";

    // authy-java 1.5.1, TokensTest
    static final String SMS_SENT = """
            {"success":true,"message":"SMS token was sent","cellphone":"+57-XXX-XXX-XX12"}""";

    // authy-java 1.5.1, TokensTest
    static final String SMS_IGNORED = """
            {"message":"Ignored: SMS is not needed for smartphones. Pass force=true if you want to actually send it \
            anyway.","cellphone":"+57-XXX-XXX-XX12","device":"android","ignored":true,"success":true}""";

    // npm authy-client 1.1.4, mocks
    static final String CALL_STARTED = """
            {"cellphone":"+351-XXX-XXX-XX67","message":"Call started...","success":true}""";

    // twilio.com/docs/authy/export-api-for-authy-user-phone-numbers, with a number that there may be
    static final String NUMBER_EXPORTED = """
            {"phone_number":"415-555-0142","country_code":"1","e164":"+14155550142",\
            "updated_at":"2021-12-09T15:41:20Z"}""";

    /// The envelope of every error; texts and codes from Twilio's table of Authy errors and authy-java's tests.
    static String error(String code, String message) {
        return """
            {"message":"%s","success":false,"errors":{"message":"%s"},"error_code":"%s"}""".formatted(message, message, code);
    }
}
