/// The `Database` port, its engines, the schema with its migrations, and encryption at rest.
///
/// Features keep their own statements (`…Store` classes); this package runs them. Columns are `TEXT` and `BIGINT` only
/// and times are epoch milliseconds, so that one set of statements serves every engine.
@NullMarked
package dev.sallyport.store;

import org.jspecify.annotations.NullMarked;
