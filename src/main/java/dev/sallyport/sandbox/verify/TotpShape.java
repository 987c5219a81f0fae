package dev.sallyport.sandbox.verify;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What the codes of a key are like, within what Twilio lets one ask for.
///
/// @param timeStep seconds for which a code is shown
/// @param skew how many codes before and after the present one are right too
record TotpShape(String alg, int skew, int codeLength, int timeStep) {
    private static final Map<String, Pattern> ALLOWED = Map.of(
            "Config.Alg", Pattern.compile("sha1|sha256|sha512"),
            "Config.Skew", Pattern.compile("[0-2]"),
            "Config.CodeLength", Pattern.compile("[3-8]"),
            "Config.TimeStep", Pattern.compile("[2-5][0-9]|60"));
    private static final Map<String, String> DEFAULTS =
            Map.of("Config.Alg", "sha1", "Config.Skew", "1", "Config.CodeLength", "6", "Config.TimeStep", "30");

    /// As a form asks for it; empty if that cannot be had.
    ///
    /// @param form the value of a parameter, empty if it is not there
    static Optional<TotpShape> asked(UnaryOperator<String> form) {
        UnaryOperator<String> value =
                name -> form.apply(name).isEmpty() ? String.valueOf(DEFAULTS.get(name)) : form.apply(name);
        boolean allowed = ALLOWED.entrySet().stream()
                .allMatch(
                        one -> one.getValue().matcher(value.apply(one.getKey())).matches());
        return allowed
                ? Optional.of(new TotpShape(
                        value.apply("Config.Alg"),
                        Integer.parseInt(value.apply("Config.Skew")),
                        Integer.parseInt(value.apply("Config.CodeLength")),
                        Integer.parseInt(value.apply("Config.TimeStep"))))
                : Optional.empty();
    }

    static TotpShape of(JsonObject json) {
        return new TotpShape(
                json.getString("alg"),
                json.getInteger("skew"),
                json.getInteger("code_length"),
                json.getInteger("time_step"));
    }

    JsonObject json() {
        return new JsonObject()
                .put("alg", alg)
                .put("skew", skew)
                .put("code_length", codeLength)
                .put("time_step", timeStep);
    }
}
