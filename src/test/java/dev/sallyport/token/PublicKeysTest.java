package dev.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.token.Reading.Flaw;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that the Action signs with a private key. Covers C1.16.
class PublicKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ISSUER = "acme.eu.auth0.com";

    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair P256 = curve("secp256r1");
    private static final KeyPair ED25519 = pair("Ed25519", 255);

    @ParameterizedTest
    @MethodSource("pairs")
    void requestUnderAKeyIsBelieved(String algorithm, KeyPair pair) {
        RequestReader reader = reader(List.of(), set(pair));

        assertThat(reader.read(aToken().algorithm(algorithm).signed(pair.getPrivate())))
                .isInstanceOf(Reading.Fresh.class);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void requestUnderAnotherKeyOfTheKindIsNot(String algorithm, KeyPair pair, KeyPair another) {
        RequestReader reader = reader(List.of(), set(another));

        assertThat(reader.read(aToken().algorithm(algorithm).signed(pair.getPrivate())))
                .isEqualTo(new Reading.Unbelievable(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void severalKeysAreLiveAtOnce_andASharedSecretBesideThem() {
        RequestReader reader = reader(List.of(RequestToken.SECRET), set(RSA, P256, ED25519));

        assertThat(Stream.of(
                        aToken().signed(),
                        aToken().algorithm("RS256").signed(RSA.getPrivate()),
                        aToken().algorithm("ES256").signed(P256.getPrivate()),
                        aToken().algorithm("EdDSA").signed(ED25519.getPrivate())))
                .allSatisfy(token -> assertThat(reader.read(token)).isInstanceOf(Reading.Fresh.class));
    }

    /// The attack on readers that ask the token for its algorithm: everybody knows the public key, so everybody could
    /// sign with it, were it taken for a secret.
    @ParameterizedTest
    @MethodSource("pairs")
    void publicKeyIsNoSharedSecret(String algorithm, KeyPair pair) {
        RequestReader reader = reader(List.of(RequestToken.SECRET), set(pair));

        assertThat(waysToWrite(pair.getPublic()))
                .allSatisfy(secret -> assertThat(reader.read(aToken().signed(new HmacKey(secret))))
                        .isInstanceOf(Reading.Unbelievable.class));
    }

    @Test
    void signatureIsCheckedByTheAlgorithmOfTheKeyOnly() {
        RequestReader reader = reader(List.of(RequestToken.SECRET), set(RSA));

        assertThat(Stream.of(
                        aToken().algorithm("RS512").signed(RSA.getPrivate()),
                        aToken().algorithm("PS256").signed(RSA.getPrivate()),
                        aToken().unsigned()))
                .allSatisfy(
                        token -> assertThat(reader.read(token)).isEqualTo(new Reading.Unbelievable(Flaw.NOT_SIGNED)));
    }

    @Test
    void sharedSecretIsWorthNothingWhereThereIsNone() {
        assertThat(reader(List.of(), set(RSA)).read(aToken().signed()))
                .isEqualTo(new Reading.Unbelievable(Flaw.NOT_SIGNED));
    }

    @Test
    void withoutAnyKeyNothingIsBelieved() {
        RequestReader reader = new RequestReader(
                new Tenant(new ExplicitTenantConfig(ISSUER, Set.of(ISSUER), List.of(), "an-answer-secret")), clock());

        assertThat(reader.read(aToken().signed())).isEqualTo(new Reading.Unbelievable(Flaw.NOT_SIGNED));
    }

    @Test
    void whatElseIsWrongWithATokenIsToldOfItAlone() {
        RequestReader reader = reader(List.of(RequestToken.SECRET), set(RSA));

        assertThat(reader.read(aToken().with("aud", "somebody").signed()))
                .isEqualTo(new Reading.Unbelievable(Flaw.WRONG_AUDIENCE));
        assertThat(reader.read(aToken().header("kid", "1").signed()))
                .isEqualTo(new Reading.Unbelievable(Flaw.NAMES_A_KEY));
    }

    static Stream<Arguments> unsuitable() {
        String kinds = "has a key in it that is no public one of RSA (2048 bits), P-256 or Ed25519";
        return Stream.of(
                argumentSet("words", "the key", "is not a JWK set"),
                argumentSet("a key that is no set", jwk(RSA.getPublic()), "is not a JWK set"),
                argumentSet("keys that are no list", "{\"keys\":{}}", "is not a JWK set"),
                argumentSet("no key", "{\"keys\":[]}", "has no key in it"),
                argumentSet("a number", "{\"keys\":[1]}", kinds),
                argumentSet("half a key", "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\"}]}", kinds),
                argumentSet("a secret", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}", kinds),
                argumentSet("a short RSA key", set(pair("RSA", 1024)), kinds),
                argumentSet("another curve", set(curve("secp384r1")), kinds),
                argumentSet("another Edwards curve", set(pair("Ed448", 448)), kinds),
                argumentSet("a key to agree with", set(pair("X25519", 255)), kinds),
                argumentSet(
                        "one of two",
                        "{\"keys\":[" + jwk(RSA.getPublic()) + ",{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                        kinds),
                argumentSet(
                        "a private key",
                        "{\"keys\":[" + privateJwk(P256) + "]}",
                        "has a private key in it, which is the Action's alone"));
    }

    @ParameterizedTest
    @MethodSource("unsuitable")
    void setWithAnythingElseInItIsRefusedAsAWhole(String set, String fault) {
        assertThat(PublicKeys.fault(set)).hasValue(fault);
        assertThatThrownBy(() -> reader(List.of(), set)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void soundSetHasNoFault() {
        assertThat(PublicKeys.fault(set(RSA, P256, ED25519))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RS256, 2048", "RS256, 3072"})
    void longerRsaKeysWillDo(String algorithm, int bits) {
        KeyPair pair = pair("RSA", bits);

        assertThat(reader(List.of(), set(pair))
                        .read(aToken().algorithm(algorithm).signed(pair.getPrivate())))
                .isInstanceOf(Reading.Fresh.class);
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(PublicKeys.in(set(RSA))).hasToString("[RequestKey[RS256]]");
        assertThat(RequestKey.shared(RequestToken.SECRET)).hasToString("RequestKey[HS256]");
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                argumentSet("RSA", "RS256", RSA, pair("RSA", 2048)),
                argumentSet("P-256", "ES256", P256, curve("secp256r1")),
                argumentSet("Ed25519", "EdDSA", ED25519, pair("Ed25519", 255)));
    }

    private static Stream<byte[]> waysToWrite(PublicKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        Stream<byte[]> any = Stream.of(
                        jwk(key), "{\"keys\":[" + jwk(key) + "]}", pem, pem + "\n", base64, base64.replace("\n", ""))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Stream<byte[]> raw = key instanceof RSAPublicKey rsa
                ? Stream.of(key.getEncoded(), rsa.getModulus().toByteArray())
                : Stream.of(key.getEncoded());
        return Stream.concat(any, raw);
    }

    private static RequestToken aToken() {
        return RequestToken.of(ISSUER, NOW);
    }

    private static RequestReader reader(List<String> secrets, String keys) {
        return new RequestReader(
                new Tenant(new ExplicitTenantConfig(
                        ISSUER, Set.of(ISSUER), secrets, Optional.of(keys), "an-answer-secret-of-at-least-32-bytes")),
                clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static String set(KeyPair... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> jwk(pair.getPublic()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String jwk(PublicKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key).toJson();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String privateJwk(KeyPair pair) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
