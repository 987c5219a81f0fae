package dev.sallyport.audit;

import dev.sallyport.store.Statement;
import java.util.List;

/// A line that is to be added to the audit.
///
/// @param beside what is written with it, or not at all
record Entry(String line, List<Statement> beside) {
    static Entry of(String line) {
        return new Entry(line, List.of());
    }
}
