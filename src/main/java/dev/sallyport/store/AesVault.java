package dev.sallyport.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals with AES-256-GCM as `<key id>:<base64url of nonce and ciphertext>`.
///
/// The nonce is random, which NIST SP 800-38D (8.3) allows for 2^32 values under one key.
final class AesVault implements Vault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final VaultKeys keys;
    /// A key of its own for each, derived: none is to serve two algorithms (NIST SP 800-57, part 1, 5.2).
    private final Map<String, SecretKey> macKeys;
    private final SecureRandom random;

    AesVault(VaultKeys keys, SecureRandom random) {
        this.keys = keys;
        this.macKeys = keys.byId().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, key -> macKey(key.getValue())));
        this.random = random;
    }

    @Override
    public String seal(String place, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.first().getValue(), nonce, place);
            byte[] hidden = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = ByteBuffer.allocate(NONCE_BYTES + hidden.length)
                    .put(nonce)
                    .put(hidden)
                    .array();
            return keys.first().getKey() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new StoreFailed("sealing a value", e);
        }
    }

    @Override
    public String open(String place, String sealed) {
        try {
            int colon = sealed.indexOf(':');
            SecretKey key = keys.named(sealed.substring(0, Math.max(colon, 0)))
                    .orElseThrow(() -> new GeneralSecurityException("Sealed under a key that is not configured"));
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(colon + 1)));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
            byte[] plain = cipher.doFinal(bytes.array(), NONCE_BYTES, bytes.remaining());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            // RuntimeException: text that is no Base64 or too short to hold a nonce.
            throw new StoreFailed("opening a sealed value", e);
        }
    }

    @Override
    public String mac(String place, String text) {
        return mac(keys.first().getKey(), place, text);
    }

    @Override
    public boolean isMac(String place, String text, String mac) {
        String id = mac.substring(0, Math.max(mac.indexOf(':'), 0));
        return macKeys.containsKey(id)
                && MessageDigest.isEqual(
                        mac(id, place, text).getBytes(StandardCharsets.UTF_8), mac.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean hasKeyOf(String made) {
        return keyOf(made).isPresent();
    }

    private Optional<SecretKey> keyOf(String made) {
        return keys.named(made.substring(0, Math.max(made.indexOf(':'), 0)));
    }

    private String mac(String id, String place, String text) {
        byte[] hash = hmac(Objects.requireNonNull(macKeys.get(id)), place.length() + ":" + place + text);
        return id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static SecretKey macKey(SecretKey key) {
        return new SecretKeySpec(hmac(new SecretKeySpec(key.getEncoded(), HMAC), "sallyport-mac"), HMAC);
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(key);
            return hmac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreFailed("hashing a value", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
