package dev.sallyport.audit;

import dev.sallyport.store.Vault;

/// A row's place in the chain: the how-manyeth it is, and the keyed hash of all up to it.
record Link(long seq, String mac) {
    private static final String PLACE = "audit";

    /// Where the chain begins: the mac that the first row's is made with.
    static final Link START = new Link(0, "");

    Link next(Vault vault, String line) {
        return new Link(seq + 1, vault.mac(PLACE, text(line)));
    }

    /// Whether `mac` is what [#next] made of this link and `line`, under any configured key.
    boolean leadsTo(Vault vault, String line, String mac) {
        return vault.isMac(PLACE, text(line), mac);
    }

    private String text(String line) {
        return mac + "\n" + line;
    }
}
