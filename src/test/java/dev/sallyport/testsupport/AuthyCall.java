package dev.sallyport.testsupport;

import com.authy.AuthyUtil;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.json.JSONObject;

/// A call of Authy's about an approval, signed as its own Java library would check it, with the sandbox's key.
///
/// @param query of a call by GET, else empty
/// @param body of a call by POST, else empty
public record AuthyCall(Map<String, String> headers, String query, String body) {
    private static final String KEY = "sandbox-authy-api-key";

    /// One by POST.
    ///
    /// @param service the address it is made to
    public static AuthyCall post(URI service, String reference, String status, boolean flagged) {
        JSONObject body = body(reference, status, flagged);
        return new AuthyCall(headers(service, "POST", flat(body)), "", body.toString());
    }

    /// One by GET.
    public static AuthyCall get(URI service, String reference, String status, boolean flagged) {
        Map<String, String> parameters = flat(body(reference, status, flagged));
        return new AuthyCall(headers(service, "GET", parameters), query(parameters), "");
    }

    private static JSONObject body(String reference, String status, boolean flagged) {
        return new JSONObject()
                .put("authy_id", 16350007)
                .put("callback_action", "approval_request_status")
                .put("uuid", reference)
                .put("status", status)
                .put(
                        "approval_request",
                        new JSONObject()
                                .put(
                                        "transaction",
                                        new JSONObject()
                                                .put("uuid", reference)
                                                .put("status", status)
                                                .put("flagged", flagged)
                                                .put("message", "Is it you who is logging in? Ja, natürlich & mehr")));
    }

    private static Map<String, String> headers(URI service, String method, Map<String, String> parameters) {
        String nonce = UUID.randomUUID().toString();
        String signed = String.join("|", nonce, method, service + "/callbacks/authy", query(parameters));
        return Map.of(AuthyUtil.HEADER_AUTHY_SIGNATURE_NONCE, nonce, AuthyUtil.HEADER_AUTHY_SIGNATURE, hmac(signed));
    }

    private static Map<String, String> flat(JSONObject body) {
        HashMap<String, String> parameters = new HashMap<>();
        AuthyUtil.extract("", body, parameters);
        return parameters;
    }

    private static String query(Map<String, String> parameters) {
        try {
            return AuthyUtil.mapToQuery(parameters);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
