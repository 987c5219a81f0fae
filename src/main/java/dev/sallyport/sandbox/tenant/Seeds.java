package dev.sallyport.sandbox.tenant;

import dev.sallyport.sandbox.tenant.User.Connection;
import dev.sallyport.sandbox.tenant.User.Credentials;
import dev.sallyport.sandbox.tenant.User.Profile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people who live in the sandbox.
final class Seeds {
    private static final Connection DATABASE = new Connection("Username-Password-Authentication", "auth0");
    private static final Connection MOCKINGBIRD = new Connection("mockingbird", "oauth2");

    // The sandbox's Authy knows him under this id and number. The spellings are those that the 2016 sample wrote.
    private static final Map<String, @Nullable Object> OF_2016 =
            Map.of("authyID", "16350007", "cellNumber", "415-555-0137", "countryCode", "1");

    private final String origin;

    Seeds(String origin) {
        this.origin = origin;
    }

    List<User> users() {
        return List.of(
                person("wren", "Wren Abernathy", "en-GB", Map.of()),
                person("tomas", "Tomás Quintero", "es-MX", Map.of()),
                person("oswald", "Oswald Finch", "en-US", OF_2016),
                new User(
                        "oauth2|mockingbird|juno",
                        new Credentials("juno@mockingbird.example", ""),
                        profile("juno", "Juno Marlow", "de-DE"),
                        MOCKINGBIRD,
                        Map.of(),
                        Map.of(),
                        0));
    }

    private User person(String nickname, String name, String locale, Map<String, @Nullable Object> appMetadata) {
        return new User(
                "auth0|" + nickname,
                new Credentials(nickname + "@example.com", nickname + "-opens-gate-1"),
                profile(nickname, name, locale),
                DATABASE,
                appMetadata,
                Map.of(),
                0);
    }

    private Profile profile(String nickname, String name, String locale) {
        return new Profile(name, nickname, origin + "/portraits/" + nickname + ".svg", locale);
    }
}
