package dev.sallyport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesVaultTest {
    private static final String PLACE = "authenticators.phone:1";
    private static final String OLD = "old:" + key('o');
    private static final String NEW = "new:" + key('n');

    private final Vault vault = vault(OLD);

    @Test
    void whatWasSealedOpensAtItsPlace() {
        String plain = "+49 151 😀 ñ";

        assertThat(vault.open(PLACE, vault.seal(PLACE, plain))).isEqualTo(plain);
        assertThat(vault.open(PLACE, vault.seal(PLACE, ""))).isEmpty();
    }

    @Test
    void sameTextIsNeverSealedAlikeTwice() {
        assertThat(vault.seal(PLACE, "12345")).isNotEqualTo(vault.seal(PLACE, "12345"));
    }

    @Test
    void sealedTextBeginsWithTheKeysIdAndHidesTheRest() {
        assertThat(vault.seal(PLACE, "12345")).matches("old:[A-Za-z0-9_-]+").doesNotContain("12345");
    }

    @Test
    void valueMovedToAnotherRowDoesNotOpen() {
        String sealed = vault.seal(PLACE, "+4915112345678");

        assertThatThrownBy(() -> vault.open("authenticators.phone:2", sealed)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void changedValueDoesNotOpen() {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(vault.seal(PLACE, "+4915112345678").substring("old:".length()));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String sealed = "old:" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertThatThrownBy(() -> vault.open(PLACE, sealed)).isInstanceOf(StoreFailed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "old", "old:", "old:AAAA", "old:not base64!", "12345", "::"})
    void textThatNoVaultMadeDoesNotOpen(String text) {
        assertThatThrownBy(() -> vault.open(PLACE, text)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void firstKeySealsAndAllOpen() {
        Vault rotated = vault(NEW + "," + OLD);

        assertThat(rotated.open(PLACE, vault.seal(PLACE, "12345"))).isEqualTo("12345");
        assertThat(rotated.seal(PLACE, "12345")).startsWith("new:");
    }

    @Test
    void valueUnderAKeyThatIsGoneDoesNotOpen() {
        String sealed = vault.seal(PLACE, "12345");

        assertThatThrownBy(() -> vault(NEW).open(PLACE, sealed))
                .isInstanceOf(StoreFailed.class)
                .rootCause()
                .hasMessageContaining("not configured");
    }

    @Test
    void otherKeyUnderTheSameIdDoesNotOpen() {
        String sealed = vault.seal(PLACE, "12345");

        assertThatThrownBy(() -> vault("old:" + key('x')).open(PLACE, sealed)).isInstanceOf(StoreFailed.class);
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(VaultKeys.parse(NEW + "," + OLD)).hasToString("VaultKeys[new, old]");
        assertThat(vault.toString()).doesNotContain(key('o'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SECRETSECRET",
                "id:",
                ":SECRETSECRET",
                "id:SECRETSECRET",
                "id:SECRET*SECRET",
                "an id:c2FuZGJveC1rZXktb2YtZXhhY3RseS0zMi1ieXRlcyE=",
                "a:c2FuZGJveC1rZXktb2YtZXhhY3RseS0zMi1ieXRlcyE=,",
                "a:c2FuZGJveC1rZXktb2YtZXhhY3RseS0zMi1ieXRlcyE=,a:c2FuZGJveC1rZXktb2YtZXhhY3RseS0zMi1ieXRlcyE="
            })
    void brokenKeySettingIsNamedAndNotQuoted(String setting) {
        assertThatThrownBy(() -> VaultKeys.parse(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.store.keys")
                .hasMessageNotContainingAny("SECRET", "c2Fu")
                .hasNoCause();
    }

    @Test
    void sameTextHasOneHashPerPlaceAndKey() {
        String hash = vault.mac("budgets", "+4915112345678");

        assertThat(hash).isEqualTo(vault.mac("budgets", "+4915112345678")).matches("old:[A-Za-z0-9_-]{43}");
        assertThat(vault.mac("accepted_codes", "+4915112345678")).isNotEqualTo(hash);
        assertThat(vault(NEW).mac("budgets", "+4915112345678")).isNotEqualTo(hash);
    }

    @Test
    void hashOfAnOlderKeyIsStillRecognised() {
        String hash = vault.mac("audit", "line");
        Vault rotated = vault(NEW + "," + OLD);

        assertThat(rotated.isMac("audit", "line", hash)).isTrue();
        assertThat(rotated.isMac("audit", "another line", hash)).isFalse();
        assertThat(rotated.isMac("elsewhere", "line", hash)).isFalse();
        assertThat(vault(NEW).isMac("audit", "line", hash)).isFalse();
        assertThat(rotated.isMac("audit", "line", "")).isFalse();
    }

    private static Vault vault(String keys) {
        return new AesVault(VaultKeys.parse(keys), new SecureRandom());
    }

    private static String key(char fill) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(fill).repeat(32).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
