package dev.sallyport.factor.verify;

/// Bodies of Verify's replies, as the examples of Twilio's OpenAPI document have them.
final class VerifyBodies {
    static final String SID = "VE" + "a".repeat(32);
    static final String ATTEMPT = "VL" + "a".repeat(32);
    static final String ANOTHER_SID = "VE" + "b".repeat(32);

    static final String IDENTITY = "ff483d1ff591898a9942916050d2ca3fff483d1ff591898a9942916050d2ca3f";
    static final String FACTOR = "YF" + "c".repeat(32);
    static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    static final String CHALLENGE = "YC03aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    // createWithTtl, shortened
    static final String TOKEN = "eyJ6aXAiOiJERUYi..qjltWfIgQaTwp2De.81Z_6W4kR-hdlAUvJQ.GCt35DWTurtP";

    private VerifyBodies() {}

    static String accessToken(String identity, String token) {
        return """
            {"sid":"YKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","entity_identity":"%s","factor_type":"push",\
            "factor_friendly_name":"John Doe iPhone","ttl":300,"date_created":"2015-07-30T20:00:00Z",\
            "token":"%s"}""".formatted(identity, token);
    }

    // readFull
    static String factors(String... all) {
        return "{\"factors\":[" + String.join(",", all)
                + "],\"meta\":{\"page\":0,\"page_size\":50,\"key\":\"factors\"}}";
    }

    // createPush, fetchPush
    static String pushChallenge(String sid, String identity, String factor, String status, String metadata) {
        return """
            {"sid":"%s","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","entity_sid":"YEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "identity":"%s","factor_sid":"%s","date_created":"2015-07-30T20:00:00Z",\
            "date_updated":"2015-07-30T20:00:00Z","date_responded":"2015-07-30T20:00:00Z",\
            "expiration_date":"2015-07-30T20:00:00Z","status":"%s","responded_reason":"none",\
            "details":{"message":"Hi!","date":"2020-07-01T12:13:14Z","fields":[{"label":"Action","value":"Sign up"}]},\
            "hidden_details":{"ip":"172.168.1.234"},"metadata":%s,"factor_type":"push"}""".formatted(sid, identity, factor, status, metadata);
    }

    static VerifyReply withCode(String code) {
        return new VerifyReply(null, null, code, null, null, null, null, null, null, null);
    }

    // createTotp
    static String newFactor(String identity, String sid, String status, String secret) {
        return factor(identity, sid, status)
                .replaceFirst(
                        "\\{",
                        "{\"binding\":{\"secret\":\"%s\",\"uri\":\"otpauth://totp/test-issuer:Alice\"},\"options\":null,"
                                .formatted(secret));
    }

    // fetchTotp, verifyFactor
    static String factor(String identity, String sid, String status) {
        return """
            {"sid":"%s","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","entity_sid":"YEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "identity":"%s","date_created":"2015-07-30T20:00:00Z","date_updated":"2015-07-30T20:00:00Z",\
            "friendly_name":"friendly_name","status":"%s","factor_type":"totp",\
            "config":{"alg":"sha1","skew":1,"code_length":6,"time_step":30},"metadata":null,\
            "url":"https://verify.twilio.com/v2/Services/VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Entities/%s/Factors/%s"}""".formatted(sid, identity, status, identity, sid);
    }

    // createTotpWithAuthPayload
    static String challenge(String identity, String factor, String status) {
        return """
            {"sid":"YC02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","entity_sid":"YEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "identity":"%s","factor_sid":"%s","date_created":"2015-07-30T20:00:00Z",\
            "date_updated":"2015-07-30T20:00:00Z","date_responded":"2015-07-30T20:00:00Z",\
            "expiration_date":"2015-07-30T20:00:00Z","status":"%s","responded_reason":"none","details":null,\
            "hidden_details":null,"metadata":null,"factor_type":"totp"}""".formatted(identity, factor, status);
    }

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

    // listVerificationAttempts
    static String attempts(String sid, String data) {
        return """
            {"attempts":[{"sid":"%s","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",\
            "service_sid":"VAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","verification_sid":"%s",\
            "date_created":"2020-08-11T18:36:59Z","date_updated":"2020-08-11T18:37:00Z",\
            "conversion_status":"unconverted","channel":"sms","price":{"value":"0.005","currency":"usd"},\
            "channel_data":%s,"url":"https://verify.twilio.com/v2/Attempts/%s"}],\
            "meta":{"key":"attempts","page":0,"page_size":50,\
            "first_page_url":"https://verify.twilio.com/v2/Attempts?PageSize=50&Page=0","previous_page_url":null,\
            "url":"https://verify.twilio.com/v2/Attempts?PageSize=50&Page=0","next_page_url":null}}""".formatted(sid, SID, data, sid);
    }

    // createVerificationRateLimitExceeded; codes from Twilio's table of Verify's errors
    static String error(int status, int code) {
        return """
            {"code":%d,"message":"Refused","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}""".formatted(code, code, status);
    }
}
