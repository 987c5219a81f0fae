package dev.sallyport.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/// What one types to have a verb done.
///
/// It is put together without reflection, so that a native executable needs to be told nothing, and without beans, so
/// that a mistyped line is answered at once.
///
/// @param words the verb, such as `audit verify`
/// @param summary what it does, for the help
/// @param arguments what follows the words
record Form(String words, String summary, Class<? extends Verb> verb, List<ArgSpec> arguments) {
    Form {
        arguments = List.copyOf(arguments);
    }
}
