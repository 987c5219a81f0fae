package dev.sallyport.sandbox.tenant;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A user as the Management API shows them.
record UserView(Map<String, Object> fields) {
    static UserView of(User user) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user_id", user.id());
        fields.put("email", user.credentials().email());
        fields.put("email_verified", true);
        fields.put("name", user.profile().name());
        fields.put("nickname", user.profile().nickname());
        fields.put("picture", user.profile().picture());
        fields.put("identities", List.of(identity(user)));
        fields.put("app_metadata", user.appMetadata());
        fields.put("user_metadata", user.userMetadata());
        fields.put("logins_count", user.logins());
        return new UserView(fields);
    }

    /// What the query's `fields` and `include_fields` leave.
    Map<String, Object> only(Map<String, String> query) {
        String names = query.getOrDefault("fields", "");
        if (names.isEmpty()) {
            return fields;
        }
        Set<String> named =
                Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        boolean isInclusive = !query.getOrDefault("include_fields", "true").equals("false");
        Map<String, Object> left = new LinkedHashMap<>(fields);
        left.keySet().removeIf(name -> named.contains(name) != isInclusive);
        return left;
    }

    private static Map<String, Object> identity(User user) {
        int bar = user.id().lastIndexOf('|');
        return Map.of(
                "connection", user.connection().name(),
                "provider", user.connection().strategy(),
                "user_id", user.id().substring(bar + 1),
                "isSocial", !user.connection().strategy().equals("auth0"));
    }
}
