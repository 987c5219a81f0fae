package dev.sallyport.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    private static final String SECRET_OF_32_BYTES = "q7Lr2vXk9TzBn4WmHs8YcJd5GpAf3Eu1";
    private static final String KEY_OF_32_BYTES = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String SANDBOX_KEY = "c2FuZGJveC1rZXktb2YtZXhhY3RseS0zMi1ieXRlcyE=";

    // RFC 8037, appendix A.2.
    private static final String PUBLIC_KEY_SET = """
            {"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""";

    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("sallyport.base-url", "https://login.acme.org"),
            Map.entry("sallyport.tenant.domain", "acme.eu.auth0.com"),
            Map.entry("sallyport.tenant.request-secrets", SECRET_OF_32_BYTES),
            Map.entry("sallyport.tenant.answer-secret", "a" + SECRET_OF_32_BYTES),
            Map.entry("sallyport.account.client-id", "kPq1"),
            Map.entry("sallyport.account.client-secret", "x93h"),
            Map.entry("sallyport.management.client-id", "Zw8e"),
            Map.entry("sallyport.management.client-secret", "s7dD"),
            Map.entry("sallyport.authy.api-key", "d57d919d11e6b221c9bf6f7c882028f9"),
            Map.entry("sallyport.enrolment.countries", "DE,AT"),
            Map.entry("sallyport.store.url", "sqlite:/var/lib/sallyport/sallyport.db"),
            Map.entry("sallyport.store.keys", "2026:" + KEY_OF_32_BYTES)));

    @Test
    void soundSettingsHaveNoProblem() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void everyRequiredSettingThatIsMissingIsToldAtOnce() {
        List<String> required = List.copyOf(settings.keySet());
        settings.clear();

        assertThat(problems())
                .hasSize(required.size())
                .allSatisfy(problem -> assertThat(problem).contains(" is missing. It holds "));
    }

    @Test
    void whatOneFactorNeedsIsRequiredWhereThatIsOffered() {
        settings.put("sallyport.factors", "verify,totp");

        assertThat(problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(" is missing. It holds ")))
                .containsExactly(
                        "sallyport.verify.service-sid", "sallyport.verify.api-key", "sallyport.verify.api-secret");

        settings.put("sallyport.verify.service-sid", "VA" + "0a".repeat(16));
        settings.put("sallyport.verify.api-key", "SK" + "0a".repeat(16));
        settings.put("sallyport.verify.api-secret", "9fKq");
        assertThat(problems()).isEmpty();

        settings.put("sallyport.factors", "email,recovery");
        assertThat(problems()).singleElement().asString().contains("names none but email and recovery");
    }

    @Test
    void aMissingSettingIsToldWithWhatItHoldsAndWhereItGoes() {
        settings.remove("sallyport.tenant.domain");

        assertThat(problems())
                .containsExactly("sallyport.tenant.domain is missing. It holds the host name of your Auth0 tenant, such"
                        + " as acme.eu.auth0.com. Set SALLYPORT_TENANT_DOMAIN in the environment or in the file .env.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sallyport.base-url                 | http://login.acme.org           | does not begin with https://
            sallyport.base-url                 | http://localhost:8080           | does not begin with https://
            sallyport.base-url                 | https://login.acme.org/         | has more in it than
            sallyport.base-url                 | https://login.acme.org/second   | has more in it than
            sallyport.base-url                 | https://me:pw@login.acme.org    | has a user name or
            sallyport.base-url                 | https://login.acme.org?a=b      | has more in it than
            sallyport.base-url                 | login.acme.org                  | is not a URL with a host name
            sallyport.base-url                 | https://login acme org          | is not a URL
            sallyport.start-url                | javascript:alert(1)             | is not a URL with a host name
            sallyport.start-url                | http://app.acme.org/login       | does not begin with https://
            sallyport.operations.host          | http://127.0.0.1:9000           | is neither an IP address nor
            sallyport.operations.port          | 70000                           | is not from 1 to 65535
            sallyport.enrolment.default-country | Germany                        | is not a country's
            sallyport.tenant.domain            | https://acme.eu.auth0.com       | is not a bare host name
            sallyport.tenant.domain            | acme.eu.auth0.com/              | is not a bare host name
            sallyport.tenant.domain            | Acme.EU.auth0.com               | is not a bare host name
            sallyport.tenant.domain            | acme                            | is not a bare host name
            sallyport.tenant.domain            | 10.0.0.1:8090                   | is not a bare host name
            sallyport.tenant.hosts             | acme.eu.auth0.com,http://x.org  | is not a bare host name
            sallyport.tenant.hosts             | acme.eu.auth0.com,,id.acme.org  | is not a bare host name
            sallyport.tenant.request-secrets   | q7Lr2vXk9TzBn4WmHs8YcJd5GpAf3E  | has a secret shorter than 32 bytes
            sallyport.tenant.request-keys      | {"keys":[]}                     | has no key in it
            sallyport.tenant.answer-secret     | q7Lr2vXk9TzB                    | has a secret shorter than 32 bytes
            sallyport.authy.url                | http://127.0.0.1.acme.org       | does not begin with https://
            sallyport.authy.timeout            | soon                            | is not a duration
            sallyport.authy.timeout            | 30s                             | is not from 1 to 5 seconds
            sallyport.factors                  | authy,sms                       | names a factor that is not known
            sallyport.factors                  | recovery                        | names none but email and recovery
            sallyport.migrate                  | recovery                        | is neither verify nor totp
            sallyport.migrate.dry-run          | maybe                           | is neither true nor false
            sallyport.verify.service-sid       | VA123                           | is not a SID that begins with VA
            sallyport.verify.api-key           | AC11111111111111111111111111111111 | is not a SID that begins with SK
            sallyport.verify.api-secret        | change-me                       | is an example value
            sallyport.verify.url               | http://verify.twilio.com        | does not begin with https://
            sallyport.verify.push-link         | javascript:alert(1)             | is not the address of an app
            sallyport.verify.push-link         | data:text/html,x                | is not the address of an app
            sallyport.verify.push-link         | http://app.acme.org/add         | is not the address of an app
            sallyport.verify.push-link         | https://app.acme.org/add?x=1    | is not the address of an app
            sallyport.verify.push-link         | app.acme.org/add                | is not the address of an app
            sallyport.verify.push-link         | acme://                         | is not the address of an app
            sallyport.verify.auth-token        | change-me                       | is an example value
            sallyport.verify.timeout           | 6s                              | is not from 1 to 5 seconds
            sallyport.verify.channels          | sms,fax                         | names a way that is not known
            sallyport.verify.risk-check        | yes                             | is neither true nor false
            sallyport.verify.rate-limit-by-person | per person                   | has more in it than letters
            sallyport.verify.rate-limit-by-address | a/b                         | has more in it than letters
            sallyport.verify.tags              | app                             | has a tag that is not a name
            sallyport.verify.tags              | a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1,k=1 | has more than ten tags
            sallyport.totp.issuer              | Acme: staff                     | is empty or too long, or has a colon
            sallyport.totp.issuer              | A name of more than 32 characters | is empty or too long, or has a colon
            sallyport.totp.algorithm           | MD5                             | is neither SHA1 nor SHA256
            sallyport.totp.digits              | 7                               | is neither 6 nor 8
            sallyport.totp.period              | 10s                             | is not from 15 to 120 seconds
            sallyport.totp.window              | 3                               | is not from 0 to 2
            sallyport.store.url                | postgresql://db/sallyport       | is neither sqlite: and a path nor postgresql://
            sallyport.store.url                | postgresql://sally:pass@db      | is neither sqlite: and a path nor postgresql://
            sallyport.store.url                | sqlite:                         | is neither sqlite: and a path nor postgresql://
            sallyport.store.connections        | 0                               | is not from 1 to 200
            sallyport.store.keys               | 2026                            | has a key without a name
            sallyport.store.keys               | 2026:???                        | has a key that is not base64
            sallyport.store.keys               | 2026:AAAA                       | has a key that is not of 32 bytes
            sallyport.store.housekeeping-every | 1ms                             | is not from 1 to 3600 seconds
            sallyport.attempts.free-failures   | none                            | is not a whole number
            sallyport.attempts.free-failures   | 0                               | is not from 1 to 100
            sallyport.attempts.longest-delay   | 48h                             | is not from 1 to 86400 seconds
            sallyport.login.lifetime           | 11m                             | is not from 60 to 600 seconds
            sallyport.attempts.disable-after   | 101                             | is not from 10 to 100
            sallyport.login.tries              | 11                              | is not from 1 to 10
            sallyport.login.tries-per-code     | 6                               | is not from 1 to 5
            sallyport.login.resend-after       | 29s                             | is not from 30 to 600 seconds
            sallyport.login.sends              | 6                               | is not from 1 to 5
            sallyport.sending.per-person       | 0                               | is not from 1 to 1000000
            sallyport.sending.per-tenant       | -1                              | is not from 1 to 1000000
            sallyport.enrolment.countries      | Germany                         | is not a country's two
            sallyport.enrolment.countries      | DE,UK                           | names a country that no phone
            sallyport.enrolment.countries      | DE,*                            | is not a country's two
            sallyport.enrolment.number-types   | mobile,premium                  | is not mobile, voip or personal
            sallyport.authy.onetouch           | yes                             | is neither true nor false
            sallyport.authy.onetouch-logo      | http://acme.org/logo.png        | does not begin with https://
            sallyport.profile                  | psd3                            | is neither standard nor psd2 nor nist-aal2
            """)
    void aMalformedSettingIsToldWithoutItsValue(String key, String value, String fault) {
        settings.put(key, value);

        assertThat(problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith(key + " " + fault).contains(". It holds "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "authy", "totp, authy, recovery", "totp,recovery"})
    void recoveryCodesGoBesideAnotherFactor(String factors) {
        settings.put("sallyport.factors", factors);

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authy", "totp", "totp,recovery"})
    void peopleAreMovedBetweenTwoFactorsThatAreOffered(String factors) {
        settings.put("sallyport.migrate", "totp");
        settings.put("sallyport.factors", factors);

        assertThat(problems())
                .containsExactly("sallyport.migrate=totp needs both authy and totp among sallyport.factors, until"
                        + " everybody has moved.");

        settings.put("sallyport.factors", "totp,authy");
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15s", "19s", "61s", "2m"})
    void periodThatTwilioDoesNotKnowIsRefusedWhereItKeepsTheKeys(String period) {
        settings.put("sallyport.totp.period", period);
        assertThat(problems()).isEmpty();

        settings.put("sallyport.factors", "verify-totp");
        settings.put("sallyport.verify.service-sid", "VA" + "1".repeat(32));
        settings.put("sallyport.verify.api-key", "SK" + "1".repeat(32));
        settings.put("sallyport.verify.api-secret", "a-secret-of-some-length");

        assertThat(problems())
                .containsExactly("sallyport.totp.period is not from 20 to 60 seconds, which Twilio Verify needs for"
                        + " verify-totp among sallyport.factors.");
    }

    @Test
    void ownAppNeedsItsLink_andIsTooLittleForSomeProfiles() {
        settings.put("sallyport.factors", "verify-push,recovery");
        settings.put("sallyport.verify.service-sid", "VA" + "1".repeat(32));
        settings.put("sallyport.verify.api-key", "SK" + "1".repeat(32));
        settings.put("sallyport.verify.api-secret", "a-secret-of-some-length");
        assertThat(problems()).singleElement().asString().startsWith("sallyport.verify.push-link is missing.");

        settings.put("sallyport.verify.push-link", "acme://add");
        assertThat(problems()).isEmpty();

        settings.put("sallyport.profile", "nist-aal2");
        assertThat(problems())
                .containsExactly("sallyport.factors names verify-push, which sallyport.profile=nist-aal2 does not take"
                        + " for enough. Leave it out, or choose another profile.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.acme.org/add", "acme:add", "org.acme.app://add/phone"})
    void appIsOpenedByItsOwnSchemeOrOverHttps(String link) {
        settings.put("sallyport.verify.push-link", link);

        assertThat(problems()).isEmpty();
    }

    @Test
    void aMalformedSecretIsNotPrinted() {
        settings.put("sallyport.tenant.answer-secret", "short-and-secret");
        settings.put("sallyport.store.keys", "2026:not-base64-but-secret");

        assertThat(problems())
                .hasSize(2)
                .noneSatisfy(problem -> assertThat(problem).contains("and-secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sallyport.tenant.request-secrets",
                "sallyport.tenant.answer-secret",
                "sallyport.account.client-secret",
                "sallyport.management.client-secret",
                "sallyport.authy.api-key"
            })
    void valuesThatStandInOurFilesAreNoSecrets(String key) {
        for (String known : List.of("sandbox-", "Example-", "CHANGE-ME-")) {
            settings.put(key, known + SECRET_OF_32_BYTES);

            assertThat(problems()).singleElement().asString().contains("is an example value");
        }
    }

    @Test
    void theSandboxsStoreKeyIsRefusedUnderAnyName() {
        settings.put("sallyport.store.keys", "2026:" + SANDBOX_KEY);

        assertThat(problems()).singleElement().asString().contains("is an example value");
    }

    @Test
    void emulatorsOnThisMachineNeedNoHttps() {
        settings.put("sallyport.tenant.domain", "127.0.0.1:8090");
        settings.put("sallyport.tenant.hosts", "127.0.0.1:8090,localhost:8090");
        settings.put("sallyport.authy.url", "http://127.0.0.1:8090");

        assertThat(problems()).isEmpty();
    }

    @Test
    void twoRequestSecretsMayBeLiveButNotThree() {
        settings.put("sallyport.tenant.request-secrets", SECRET_OF_32_BYTES + ", b" + SECRET_OF_32_BYTES);
        assertThat(problems()).isEmpty();

        settings.merge("sallyport.tenant.request-secrets", ",c" + SECRET_OF_32_BYTES, String::concat);
        assertThat(problems()).singleElement().asString().contains("has more than two secrets");
    }

    @Test
    void whoeverSignsRequestsWithAPrivateKeySharesNoSecretForThem() {
        settings.remove("sallyport.tenant.request-secrets");
        settings.put("sallyport.tenant.request-keys", PUBLIC_KEY_SET);

        assertThat(problems()).isEmpty();
    }

    @Test
    void sharedSecretBesideAPublicKeyIsCheckedLikeAnyOther() {
        settings.put("sallyport.tenant.request-secrets", "short");
        settings.put("sallyport.tenant.request-keys", PUBLIC_KEY_SET);

        assertThat(problems()).singleElement().asString().contains("has a secret shorter than 32 bytes");
    }

    @Test
    void answersMustNotBeSignedLikeRequests() {
        settings.put("sallyport.tenant.answer-secret", SECRET_OF_32_BYTES);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("sallyport.tenant.answer-secret is among sallyport.tenant.request-secrets.");
    }

    @Test
    void twoStoreKeysOfOneNameAreRefused() {
        settings.put("sallyport.store.keys", "k:" + KEY_OF_32_BYTES + ",k:" + KEY_OF_32_BYTES);

        assertThat(problems()).singleElement().asString().contains("has two keys of one name");
    }

    @Test
    void aReferenceThatLeadsNowhereIsTold() {
        settings.put("sallyport.authy.api-key", "${AUTHY_KEY}");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("sallyport.authy.api-key has a ${…} in it that names no setting.");
    }

    @ParameterizedTest
    @CsvSource({"sallyport.attempts.free-failures, 6", "sallyport.login.tries, 6", "sallyport.login.lifetime, 6m"})
    void whatBreaksTheProfileStopsTheStart(String key, String value) {
        settings.put(key, value);
        assertThat(problems()).isEmpty();

        settings.put("sallyport.profile", "psd2");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(key + " is not from ")
                .contains("which sallyport.profile=psd2 demands");
    }

    @Test
    void stricterThanTheProfileIsAllowed() {
        settings.put("sallyport.profile", "psd2");
        settings.put("sallyport.attempts.free-failures", "3");
        settings.put("sallyport.login.tries", "3");
        settings.put("sallyport.login.lifetime", "2m");

        assertThat(problems()).isEmpty();
    }

    @Test
    void everyCountryIsAskedForByName() {
        settings.put("sallyport.enrolment.countries", "*");

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return SettingsCheck.problems(key -> Optional.ofNullable(settings.get(key)));
    }
}
