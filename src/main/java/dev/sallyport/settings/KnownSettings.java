package dev.sallyport.settings;

import static dev.sallyport.settings.Setting.neededFor;
import static dev.sallyport.settings.Setting.optional;
import static dev.sallyport.settings.Setting.required;

import dev.sallyport.token.PublicKeys;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Every setting of ours that a person may get wrong, in the order of docs/configuration.md.
///
/// The defaults stand in the features' own mappings; what is optional here has one there.
final class KnownSettings {
    private static final Pattern STORE =
            Pattern.compile("sqlite:.+|postgres(ql)?://[^/@:]+(:[^/@]*)?@[^/@]+/[^/?]+(\\?.*)?");
    private static final Pattern NUMBER_TYPE = Pattern.compile("mobile|voip|personal");
    /// Longer than this nobody waits for somebody else's service with a code in hand.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    static final Setting REQUEST_SECRETS = required(
            "sallyport.tenant.request-secrets",
            "one secret of at least 32 random bytes, or two with a comma between them: what the Action signs with",
            Secrets.signingPair());
    static final Setting REQUEST_KEYS = optional(
            "sallyport.tenant.request-keys",
            "the public keys that the Action's own signatures are checked with, as a JWK set",
            PublicKeys::fault);
    static final Setting ANSWER_SECRET = required(
            "sallyport.tenant.answer-secret",
            "another secret of at least 32 random bytes: what Sallyport signs its answers to the Action with",
            Secrets.signing());

    static final List<Setting> ALL = List.of(
            required(
                    "sallyport.base-url",
                    "the address that people's browsers reach Sallyport at, such as https://login.acme.org",
                    Addresses.server()),
            optional(Profile.KEY, "the name of a set of limits: standard, psd2 or nist-aal2", Profile.isName()),
            optional(
                    "sallyport.start-url",
                    "the page where a person can begin a login again, such as https://app.acme.org/login",
                    Addresses.page()),
            optional(
                    "sallyport.operations.host",
                    "the address that health and metrics are served at, such as 127.0.0.1, or 0.0.0.0 for all",
                    Addresses.ownAddress()),
            optional(
                    "sallyport.operations.port",
                    "the port that health and metrics are served at, such as 9000",
                    Amounts.number(1, 65_535)),
            required(
                    "sallyport.tenant.domain",
                    "the host name of your Auth0 tenant, such as acme.eu.auth0.com",
                    Addresses.host()),
            optional(
                    "sallyport.tenant.hosts",
                    "the host names that a login may return to, such as acme.eu.auth0.com,id.acme.org",
                    Addresses.hosts()),
            REQUEST_SECRETS,
            REQUEST_KEYS,
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
                    "sallyport.requests-at-once",
                    "how many requests may be under way at once, such as 800",
                    Amounts.number(1, 100_000)),
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
                    Amounts.duration(SECOND, Amounts.MINUTE)),
            optional(
                    Factors.KEY,
                    "the factors that people may be asked for, with commas: totp, verify-totp, verify-push, authy, verify,"
                            + " email, recovery",
                    Factors.names()),
            optional(
                    Factors.MIGRATE,
                    "the factor that people are moved to from Authy: verify or totp",
                    Factors.migrationTarget()),
            optional(
                    "sallyport.migrate.dry-run",
                    "whether it is only counted who would be moved: true or false",
                    value -> Check.faultIf(!value.matches("true|false"), "is neither true nor false")),
            required("sallyport.authy.api-key", "the API key of your Authy application", Secrets.credential()),
            optional(
                    "sallyport.authy.url",
                    "the address of Authy's API, https://api.authy.com",
                    Addresses.serverOrEmulator()),
            optional(
                    "sallyport.authy.timeout",
                    "how long Authy may take to answer, such as 5s",
                    Amounts.duration(SECOND, PATIENCE)),
            neededFor(
                    Factors.BY_VERIFY,
                    "sallyport.verify.service-sid",
                    "the SID of your Twilio Verify service: VA and 32 hexadecimal digits",
                    Twilio.sid("VA")),
            neededFor(
                    Factors.BY_VERIFY,
                    "sallyport.verify.api-key",
                    "the SID of an API key of your Twilio account: SK and 32 hexadecimal digits",
                    Twilio.sid("SK")),
            neededFor(
                    Factors.BY_VERIFY,
                    "sallyport.verify.api-secret",
                    "the secret of that API key",
                    Secrets.credential()),
            neededFor(
                    Set.of(Factors.VERIFY_PUSH),
                    "sallyport.verify.push-link",
                    "what opens your own app, such as https://app.acme.org/add or acme://add, with nothing behind it",
                    Twilio.appLink()),
            optional(
                    "sallyport.verify.auth-token",
                    "the auth token of your Twilio account, with which Twilio signs its calls",
                    Secrets.credential()),
            optional(
                    "sallyport.verify.url",
                    "the address of Twilio Verify's API, https://verify.twilio.com",
                    Addresses.serverOrEmulator()),
            optional(
                    "sallyport.verify.timeout",
                    "how long Twilio Verify may take to answer, such as 5s",
                    Amounts.duration(SECOND, PATIENCE)),
            optional(
                    "sallyport.verify.channels",
                    "the ways in which people are sent codes, the first by itself: sms, call, whatsapp",
                    Twilio.channels()),
            optional(
                    "sallyport.verify.risk-check",
                    "whether Twilio's Fraud Guard may block a text: true or false",
                    value -> Check.faultIf(!value.matches("true|false"), "is neither true nor false")),
            optional(
                    "sallyport.verify.rate-limit-by-address",
                    "the unique name of a rate limit of your Verify service",
                    Twilio.uniqueName()),
            optional(
                    "sallyport.verify.rate-limit-by-person",
                    "the unique name of a rate limit of your Verify service",
                    Twilio.uniqueName()),
            optional(
                    "sallyport.verify.tags",
                    "up to ten tags that Twilio records with each code, such as app=gate,stage=live",
                    Twilio.tags()),
            optional(
                    "sallyport.authy.onetouch",
                    "whether people may approve a login in the Authy app: true or false",
                    Check.trueOrFalse()),
            optional(
                    "sallyport.authy.onetouch-logo",
                    "the https address of a picture for the Authy app, of 500 characters at most",
                    Addresses.page().and(value -> Check.faultIf(value.length() > 500, "is too long"))),
            optional(
                    "sallyport.totp.issuer",
                    "the name that authenticator apps show, such as Acme: 1 to 32 characters, and no colon",
                    Factors.issuer()),
            optional(
                    "sallyport.totp.algorithm",
                    "the hash that new keys of authenticator apps are used with: SHA1, SHA256 or SHA512",
                    value -> Check.faultIf(
                            !value.matches("SHA1|SHA256|SHA512"), "is neither SHA1 nor SHA256 nor SHA512")),
            optional(
                    "sallyport.totp.digits",
                    "how many digits a code of an authenticator app has: 6 or 8",
                    value -> Check.faultIf(!value.matches("[68]"), "is neither 6 nor 8")),
            optional(
                    Factors.PERIOD,
                    "how long an authenticator app shows a code, such as 30s",
                    Amounts.duration(SECOND.multipliedBy(15), Amounts.MINUTE.multipliedBy(2))),
            optional(
                    "sallyport.totp.window",
                    "how many codes before and after the present one are taken, such as 1",
                    Amounts.number(0, 2)),
            optional(
                    Mails.FROM,
                    "the address that mails to people come from, such as Acme <login@acme.example>",
                    Mails.sender()),
            optional(Mails.HOST, "the name of the mail server, such as smtp.acme.example", Addresses.ownAddress()),
            optional(
                    "sallyport.notices.smtp-port",
                    "the port of the mail server, such as 587",
                    Amounts.number(1, 65_535)),
            optional(
                    "sallyport.notices.smtp-username",
                    "the name to log in to the mail server with",
                    value -> Check.faultIf(value.isBlank(), "is empty")),
            optional("sallyport.notices.smtp-password", "the password for that name", Secrets.credential()),
            optional(
                    "sallyport.notices.smtp-tls",
                    "whether the mail server speaks TLS from the first byte, as at port 465: true or false",
                    Check.trueOrFalse()),
            optional(
                    "sallyport.notices.every", "how often mails are sent, such as 30s", Amounts.duration(SECOND, HOUR)),
            optional(
                    "sallyport.time.server",
                    "the name of an NTP server that our clock is held against, such as ntp.acme.example",
                    Addresses.ownAddress()),
            optional("sallyport.time.port", "the port of that server, such as 123", Amounts.number(1, 65_535)),
            optional(
                    "sallyport.time.tolerance",
                    "how wrong our clock may be before the log tells, such as 5s",
                    Amounts.duration(SECOND, Amounts.MINUTE)),
            required(
                    "sallyport.store.url",
                    "where Sallyport keeps its data, such as sqlite:/var/lib/sallyport/sallyport.db or"
                            + " postgresql://<user>:<password>@<host>:5432/<database>",
                    value -> Check.faultIf(
                            !STORE.matcher(value).matches(),
                            "is neither sqlite: and a path nor postgresql:// with a user, a host and a database")),
            optional(
                    "sallyport.store.connections",
                    "how many connections to PostgreSQL one instance may hold, such as 10",
                    Amounts.number(1, 200)),
            required(
                    "sallyport.store.keys",
                    "keys as <name>:<base64 of 32 random bytes>, commas between them, the one in use first",
                    Secrets.storeKeys()),
            optional(
                    "sallyport.store.housekeeping-every",
                    "how often rows that are over are swept from the store, such as 1m",
                    Amounts.duration(SECOND, HOUR)),
            optional(
                    "sallyport.attempts.free-failures",
                    "how many wrong codes in a row a person has before delays begin, such as 10",
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
                    "sallyport.attempts.disable-after",
                    "after how many wrong codes in a row none is checked any more, such as 100",
                    Amounts.number(10, 100)),
            optional(
                    "sallyport.login.lifetime",
                    "how long a login may take, such as 10m",
                    Amounts.duration(Amounts.MINUTE, Amounts.MINUTE.multipliedBy(10))),
            optional("sallyport.login.tries", "how many codes one login may try, such as 5", Amounts.number(1, 10)),
            optional(
                    "sallyport.login.tries-per-code",
                    "how many codes may be tried before another has to be sent, such as 5",
                    Amounts.number(1, 5)),
            optional(
                    "sallyport.login.resend-after",
                    "how long a person waits before the next code can be sent, such as 30s",
                    Amounts.duration(Duration.ofSeconds(30), Duration.ofMinutes(10))),
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
                    Countries.country()),
            required(
                    "sallyport.enrolment.countries",
                    "the two capital letters of each country whose phones may be added, such as DE,AT,CH, or * for all",
                    Countries.listOrEveryOne()),
            optional(
                    "sallyport.enrolment.number-types",
                    "the kinds of numbers that may be added: mobile, and voip and personal if you like",
                    Lists.each(value ->
                            Check.faultIf(!NUMBER_TYPE.matcher(value).matches(), "is not mobile, voip or personal"))),
            optional("sallyport.login.sends", "how many codes one login may send, such as 5", Amounts.number(1, 5)),
            hourly("person", "one person", 10),
            hourly("number", "one number that was proven", 8),
            hourly("unproven-number", "one number that was not proven", 5),
            hourly("prefix", "numbers that differ in their last four digits only", 60),
            hourly("country", "one country", 600),
            hourly("address", "people at one IP address", 40),
            hourly("tenant", "everybody", 3000),
            optional(
                    "sallyport.resets.per-person",
                    "how many times an hour the help desk may reset one person, such as 3",
                    Amounts.number(1, 100)),
            optional(
                    "sallyport.resets.per-tenant",
                    "how many resets an hour the help desk may make, such as 20",
                    Amounts.number(1, 1_000_000)));

    private KnownSettings() {}

    private static Setting hourly(String budget, String whom, int example) {
        return optional(
                "sallyport.sending.per-" + budget,
                "how many codes an hour may be sent to %s, such as %d".formatted(whom, example),
                Amounts.number(1, 1_000_000));
    }
}
