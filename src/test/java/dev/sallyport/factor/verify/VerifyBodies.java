package dev.sallyport.factor.verify;

/// Bodies of Verify's replies, as the examples of Twilio's OpenAPI document have them.
final class VerifyBodies {
    static final String SID = "VE" + "a".repeat(32);
    static final String ANOTHER_SID = "VE" + "b".repeat(32);

    private VerifyBodies() {}

    // createVerification, updateVerification
    static String verification(String sid, String status) {
        return """
            {"sid":"%s","service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","to":"+15017122661","channel":"sms",\
            "status":"%s","valid":false,"date_created":"2015-07-30T20:00:00Z",\
            "date_updated":"2015-07-30T20:00:00Z","lookup":{},"amount":null,"payee":null,\
            "send_code_attempts":[{"time":"2015-07-30T20:00:00Z","channel":"SMS",\
            "attempt_sid":"VLaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],"sna":null,\
            "url":"https://verify.twilio.com/v2/Services/VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Verifications/%s"}""".formatted(sid, status, sid);
    }

    // verificationChecks
    static String check(String sid, String status, boolean valid) {
        return """
            {"sid":"%s","service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","to":"+15017122661","channel":"sms",\
            "status":"%s","valid":%s,"amount":null,"payee":null,"sna_attempts_error_codes":[],\
            "date_created":"2015-07-30T20:00:00Z","date_updated":"2015-07-30T20:00:00Z"}""".formatted(sid, status, valid);
    }

    // createVerificationRateLimitExceeded; codes from Twilio's table of Verify's errors
    static String error(int status, int code) {
        return """
            {"code":%d,"message":"Refused","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}""".formatted(code, code, status);
    }
}
