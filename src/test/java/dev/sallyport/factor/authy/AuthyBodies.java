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

    // authy-java 1.5.1, its tests of users
    static final String USER_STATUS = """
            {"status":{"authy_id":2,"confirmed":true,"registered":true,"country_code":1,"phone_number":"XXX-XXX-9302",\
            "devices":["authy_chrome","android"]},"message":"User status.","success":true}""";

    // authy-java 1.5.1, TestOneTouch
    static final String APPROVAL_ASKED = """
            {"approval_request":{"uuid":"dda2c400-bc43-0135-d7be-1285ca17e122"},"success":true}""";

    // authy-java 1.5.1, its tests of callbacks, with the fields that are signed and read
    static final String CALLBACK = """
            {"authy_id":28894864,"device_uuid":1234,"callback_action":"approval_request_status",\
            "uuid":"dda2c400-bc43-0135-d7be-1285ca17e122","status":"denied","approval_request":{"transaction":{\
            "details":{"Application":"Paper Kite","Email Address":"ada@example.com"},"device_details":{},\
            "device_geolocation":"","device_signing_time":0,"encrypted":false,"flagged":false,"hidden_details":{},\
            "message":"Paper Kite: log in?","reason":null,"requester_details":null,"status":"denied",\
            "uuid":"dda2c400-bc43-0135-d7be-1285ca17e122","created_at_time":1486688952,"customer_uuid":null},\
            "expiration_timestamp":1486775352,"logos":[{"res":"default","url":"https://acme.org/logo.png"},\
            {"res":"low","url":"https://acme.org/low.png"}],"app_id":"58547f"},"signature":"PsIa+s/A==",\
            "device":{"city":"Bogotá","country":"Colombia","ip":"198.51.100.7","os_type":"android"}}""";

    // authy-java 1.5.1, TestOneTouch
    static String approval(String status) {
        return """
            {"approval_request":{"_app_name":"Paper Kite","_app_serial_id":46113,"_authy_id":28894864,\
            "_id":"589d1238","_user_email":"ada@example.com","app_id":"58547f","created_at":"2017-02-10T01:09:52Z",\
            "notified":false,"processed_at":null,"seconds_to_expire":86400,"status":"%s",\
            "updated_at":"2017-02-10T01:09:52Z","user_id":"58407d","uuid":"dda2c400-bc43-0135-d7be-1285ca17e122"},\
            "success":true}""".formatted(status);
    }

    /// The envelope of every error; texts and codes from Twilio's table of Authy errors and authy-java's tests.
    static String error(String code, String message) {
        return """
            {"message":"%s","success":false,"errors":{"message":"%s"},"error_code":"%s"}""".formatted(message, message, code);
    }
}
