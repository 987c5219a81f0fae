package dev.sallyport.cli;

import io.smallrye.mutiny.Uni;
import picocli.CommandLine.ParseResult;

/// Something that the executable does besides serving, once.
interface Verb {
    /// Does it with what was typed, which fits the verb's [Form]. A failure is told by [Outcome#notDone].
    Uni<Outcome> run(ParseResult typed);
}
