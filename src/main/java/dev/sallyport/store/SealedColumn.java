package dev.sallyport.store;

import java.util.List;

/// A column whose values the vault has sealed, each for the place `<table>.<column>:<id>`.
///
/// Whoever seals values in another column enters it here, or they stay behind when a key is changed.
record SealedColumn(String table, String column) {
    static final List<SealedColumn> ALL = List.of(
            new SealedColumn("authenticators", "handle"),
            new SealedColumn("authenticators", "phone"),
            new SealedColumn("logins", "body"));

    String place(String id) {
        return table + "." + column + ":" + id;
    }

    /// The next rows after the one named, in the order of their ids.
    Statement after(String id, int most) {
        return Statement.of("""
                SELECT id, %2$s AS sealed FROM %1$s
                WHERE id > $1 AND %2$s IS NOT NULL ORDER BY id LIMIT %3$d""".formatted(table, column, most), id);
    }

    /// Puts `fresh` in the place of `old`, unless somebody has changed the value meanwhile.
    Statement replacing(String id, String old, String fresh) {
        return Statement.of(
                "UPDATE %1$s SET %2$s = $1 WHERE id = $2 AND %2$s = $3 RETURNING id".formatted(table, column),
                fresh,
                id,
                old);
    }
}
