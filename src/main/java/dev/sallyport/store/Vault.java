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
}
