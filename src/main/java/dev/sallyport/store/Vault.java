package dev.sallyport.store;

/// Encrypts what must not lie readable in the store: secrets, phone numbers, provider ids.
///
/// AES-256-GCM with a fresh nonce; the key's id stands in front of the text, so that keys can rotate. The `place`
/// (table, column and row key, say `authenticators.handle:<id>`) is authenticated with it: a value copied to another
/// row does not open.
public interface Vault {
    /// Encrypts `plain` for `place` under the first configured key.
    String seal(String place, String plain);

    /// Decrypts what [#seal] made for the same `place`.
    ///
    /// @throws StoreFailed if the text was changed, moved or sealed under a key that is not configured
    String open(String place, String sealed);

    /// A keyed hash (HMAC-SHA256) of `text` for `place`, with the key's id in front. The same text has the same hash as
    /// long as the first configured key stays the same: to find again what must not be readable.
    String mac(String place, String text);

    /// Whether [#mac] made this hash of `text` for `place`, under any configured key. Compared in constant time.
    boolean isMac(String place, String text, String mac);

    /// Whether the key that made this sealed text or hash is configured. It says nothing of who made it.
    boolean hasKeyOf(String made);
}
