package dev.sallyport.audit;

import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.Vault;

/// The one row of `audit_head`: which row of the audit is the newest.
///
/// @param seal a keyed hash of `last`. Without the key nobody can make an older row the newest one, and so take
///     later rows away unnoticed
record Head(Link last, String seal) {
    static final Statement READ = Statement.of("SELECT h.seq AS seq, h.mac AS seal, a.mac AS mac"
            + " FROM audit_head h LEFT JOIN audit a ON a.seq = h.seq WHERE h.id = 1");
    private static final String REPLACE =
            "UPDATE audit_head SET seq = $1, mac = $2 WHERE id = 1 AND seq = $3 AND mac = $4 RETURNING seq";
    private static final String PLACE = "audit_head";

    static Head of(Vault vault, Link last) {
        return new Head(last, vault.mac(PLACE, text(last)));
    }

    static Head of(Row row) {
        String seal = row.text("seal");
        // Of a row that is gone nothing but the seal is known. The chain goes on from there, since nobody could log in
        // otherwise; that the row is missing stays visible.
        return new Head(new Link(row.number("seq"), row.optionalText("mac").orElse(seal)), seal);
    }

    /// Yields a row only if nobody else has added to the audit meanwhile.
    Statement replacing(Head old) {
        return Statement.of(REPLACE, last.seq(), seal, old.last.seq(), old.seal);
    }

    /// Whether the seal belongs to the row that this is about; with an empty audit there is nothing to seal.
    boolean isSound(Vault vault) {
        return last.equals(Link.START) ? seal.isEmpty() : vault.isMac(PLACE, text(last), seal);
    }

    private static String text(Link last) {
        return last.seq() + "\n" + last.mac();
    }
}
