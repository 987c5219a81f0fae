package dev.sallyport.settings;

import static dev.sallyport.settings.Setting.optional;
import static dev.sallyport.settings.Setting.required;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Every setting of ours that a person may get wrong, in the order of docs/configuration.md.
///
/// The defaults stand in the features' own mappings; what is optional here has one there.
final class KnownSettings {
    private static final Pattern SQLITE = Pattern.compile("sqlite:.+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /// Longer than this nobody waits for somebody else's service with a code in hand.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    static final Setting REQUEST_SECRETS = required(
            "sallyport.tenant.request-secrets",
            "one secret of at least 32 random bytes, or two with a comma between them: what the Action signs with",
            Secrets.signingPair());
    static final Setting ANSWER_SECRET = required(
            "sallyport.tenant.answer-secret",
            "another secret of at least 32 random bytes: what Sallyport signs its answers to the Action with",
            Secrets.signing());

    static final List<Setting> ALL = List.of(
            required(
                    "sallyport.base-url",
                    "the address that people's browsers reach Sallyport at, such as https://login.acme.org",
                    Addresses.server()),
            optional(
                    "sallyport.start-url",
                    "the page where a person can begin a login again, such as https://app.acme.org/login",
                    Addresses.page()),
            required(
                    "sallyport.tenant.domain",
                    "the host name of your Auth0 tenant, such as acme.eu.auth0.com",
                    Addresses.host()),
            optional(
                    "sallyport.tenant.hosts",
                    "the host names that a login may return to, such as acme.eu.auth0.com,id.acme.org",
                    Addresses.hosts()),
            REQUEST_SECRETS,
            ANSWER_SECRET,
            required(
                    "sallyport.account.client-id",
                    "the client id of the Auth0 application that the account page logs in with",
                    Secrets.credential()),
            required(
                    "sallyport.account.client-secret",
                    "the client secret of the Auth0 application that the account page logs in with",
                    Secrets.credential()),
            required(
                    "sallyport.management.client-id",
                    "the client id of the Auth0 application that may read users and update their app_metadata",
                    Secrets.credential()),
            required(
                    "sallyport.management.client-secret",
                    "the client secret of the Auth0 application that may read users and update their app_metadata",
                    Secrets.credential()),
            optional(
                    "sallyport.management.timeout",
                    "how long Auth0's Management API may take to answer, such as 5s",
                    Amounts.duration(SECOND, PATIENCE)),
            optional(
                    "sallyport.management.retry-every",
                    "how often changes are looked for that Auth0 has not heard of, such as 30s",
                    Amounts.duration(SECOND, HOUR)),
            optional(
                    "sallyport.remote.calls-at-once",
                    "how many calls to one remote service may be under way at once",
                    Amounts.number(1, 100_000)),
            optional(
                    "sallyport.remote.breaker-calls",
                    "of how many calls half must have failed before a service is left alone",
                    Amounts.number(2, 1_000)),
            optional(
                    "sallyport.remote.breaker-pause",
                    "how long a failing service is left alone, such as 10s",
                    Amounts.duration(SECOND, MINUTE)),
            optional(
                    "sallyport.factors",
                    "the factors that people may be asked for, with commas: authy",
                    value -> Check.faultIf(
                            !Lists.of(value).stream().allMatch("authy"::equals), "names a factor that is not known")),
            required("sallyport.authy.api-key", "the API key of your Authy application", Secrets.credential()),
            optional(
                    "sallyport.authy.url",
                    "the address of Authy's API, https://api.authy.com",
                    Addresses.serverOrEmulator()),
            optional(
                    "sallyport.authy.timeout",
                    "how long Authy may take to answer, such as 5s",
                    Amounts.duration(SECOND, PATIENCE)),
            required(
                    "sallyport.store.url",
                    "where Sallyport keeps its data, such as sqlite:/var/lib/sallyport/sallyport.db",
                    value -> Check.faultIf(
                            !SQLITE.matcher(value).matches(), "does not begin with sqlite: and go on with a path")),
            required(
                    "sallyport.store.keys",
                    "keys as <name>:<base64 of 32 random bytes>, commas between them, the one in use first",
                    Secrets.storeKeys()),
            optional(
                    "sallyport.attempts.free-failures",
                    "how many wrong codes in a row a person has before delays begin, such as 5",
                    Amounts.number(1, 100)),
            optional(
                    "sallyport.attempts.first-delay",
                    "how long the first delay lasts, such as 30s",
                    Amounts.duration(SECOND, HOUR)),
            optional(
                    "sallyport.attempts.longest-delay",
                    "what the delays grow to, such as 1h",
                    Amounts.duration(SECOND, Duration.ofDays(1))),
            optional(
                    "sallyport.login.lifetime",
                    "how long a login may take, such as 10m",
                    Amounts.duration(MINUTE, HOUR)),
            optional("sallyport.login.tries", "how many codes one login may try, such as 5", Amounts.number(1, 10)),
            optional(
                    "sallyport.login.resend-after",
                    "how long a person waits before the next code can be sent, such as 30s",
                    Amounts.duration(SECOND, Duration.ofMinutes(10))),
            optional(
                    "sallyport.login.phones",
                    "how many phones one login may register before one is proven, such as 3",
                    Amounts.number(1, 10)),
            optional(
                    "sallyport.enrolment.first",
                    "who may enrol for the first time: open for everybody, ticket for those whom the help desk lets",
                    value -> Check.faultIf(
                            !value.equals("open") && !value.equals("ticket"), "is neither open nor ticket")),
            optional(
                    "sallyport.enrolment.default-country",
                    "the two capital letters of the country that the phone page starts with, such as DE",
                    value ->
                            Check.faultIf(!COUNTRY.matcher(value).matches(), "is not a country's two capital letters")),
            optional("sallyport.login.sends", "how many codes one login may send, such as 5", Amounts.number(1, 20)));

    private KnownSettings() {}
}
