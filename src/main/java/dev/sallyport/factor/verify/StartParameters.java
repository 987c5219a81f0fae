package dev.sallyport.factor.verify;

import dev.sallyport.factor.Channel;
import dev.sallyport.factor.Dispatch;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Verify is told when it is to send a code, by the names of
/// <https://www.twilio.com/docs/verify/api/verification>.
@Singleton
final class StartParameters {
    /// What Verify can have a translation for; for all else it goes by the number's country.
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");

    private final VerifyConfig config;
    private final PersonName names;

    StartParameters(VerifyConfig config, PersonName names) {
        this.config = config;
        this.names = names;
    }

    MultivaluedMap<String, String> of(String to, Channel channel, Dispatch dispatch) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("To", to);
        form.add("Channel", channel.wireName());
        if (LANGUAGE.matcher(dispatch.locale()).matches()) {
            form.add("Locale", dispatch.locale());
        }
        if (dispatch.asker().address() != null) {
            form.add("DeviceIp", dispatch.asker().address());
        }
        // Verify knows it for texts only.
        if (channel == Channel.SMS) {
            form.add("RiskCheck", config.riskCheck() ? "enable" : "disable");
        }
        addJson(form, "RateLimits", limits(dispatch.asker()));
        addJson(form, "Tags", tags());
        return form;
    }

    private Map<String, String> limits(Dispatch.Asker asker) {
        Map<String, String> limits = new TreeMap<>();
        config.rateLimitByPerson().ifPresent(name -> limits.put(name, names.of(asker.person())));
        if (asker.address() != null) {
            config.rateLimitByAddress().ifPresent(name -> limits.put(name, asker.address()));
        }
        return limits;
    }

    private Map<String, String> tags() {
        return config.tags().orElse(List.of()).stream()
                .map(tag -> tag.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, last) -> last));
    }

    private static void addJson(MultivaluedMap<String, String> form, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            form.add(name, new JsonObject(new TreeMap<String, Object>(values)).encode());
        }
    }
}
