package dev.sallyport.store;

import java.security.SecureRandom;

/// The vault of a program that runs elsewhere, by its setting `sallyport.store.keys`.
public final class VaultOf {
    private VaultOf() {}

    public static Vault keys(String setting) {
        return new AesVault(VaultKeys.parse(setting), new SecureRandom());
    }
}
