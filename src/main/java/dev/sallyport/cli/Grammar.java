package dev.sallyport.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What one may type after the executable's name.
final class Grammar {
    static final List<Form> ALL = List.of(AuditVerify.FORM, MigrateStatus.FORM, ResetPerson.FORM);

    private Grammar() {}

    /// Reads a line and hands what fits a form to `then`. Whatever else was typed gets help or a complaint.
    ///
    /// @return the program's status
    static int read(String version, IExecutionStrategy then, String... arguments) {
        return commandLine(version)
                .setExecutionStrategy(typed -> answer(typed, then))
                .setParameterExceptionHandler((mistake, _) -> complain(mistake))
                .execute(arguments);
    }

    /// The end of what was typed: the verb itself, with its arguments.
    static ParseResult verbIn(ParseResult typed) {
        return typed.hasSubcommand() ? verbIn(typed.subcommand()) : typed;
    }

    private static CommandLine commandLine(String version) {
        CommandSpec top = command("sallyport", "Starts the service, or does one of the verbs below.");
        top.version("Sallyport " + version);
        top.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Tells the version.")
                .build());
        ALL.forEach(form -> add(form, top));
        // One list of whole verbs, where picocli would list first words.
        top.usageMessage()
                .customSynopsis("sallyport [verb]")
                .footer(ALL.stream().map(Grammar::line).toArray(String[]::new));
        return new CommandLine(top);
    }

    private static String line(Form form) {
        return "  %-15s%s".formatted(form.words(), form.summary());
    }

    private static void add(Form form, CommandSpec top) {
        String[] words = form.words().split(" ", -1);
        CommandSpec parent = top;
        for (int i = 0; i < words.length - 1; i++) {
            parent = begun(words[i], parent);
        }
        CommandSpec verb = described(CommandSpec.wrapWithoutInspection(form), form.summary());
        verb.usageMessage().hidden(words.length == 1);
        form.arguments().forEach(verb::add);
        parent.addSubcommand(words[words.length - 1], verb);
    }

    private static CommandSpec begun(String word, CommandSpec parent) {
        CommandLine known = parent.subcommands().get(word);
        if (known != null) {
            return known.getCommandSpec();
        }
        CommandSpec beginning = command(word, "Is the beginning of a verb:");
        beginning.usageMessage().hidden(true);
        parent.addSubcommand(word, beginning);
        return beginning;
    }

    private static CommandSpec command(String name, String summary) {
        return described(CommandSpec.create().name(name), summary);
    }

    private static CommandSpec described(CommandSpec command, String summary) {
        command.usageMessage().description(summary);
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Tells what one may type.")
                .build());
        return command;
    }

    private static int answer(ParseResult typed, IExecutionStrategy then) {
        Integer helped = CommandLine.executeHelpRequest(typed);
        if (helped != null) {
            return helped;
        }
        CommandSpec last = verbIn(typed).commandSpec();
        if (!(last.userObject() instanceof Form)) {
            throw new ParameterException(last.commandLine(), "A verb is missing");
        }
        return then.execute(typed);
    }

    private static int complain(ParameterException mistake) {
        CommandLine where = mistake.getCommandLine();
        PrintWriter error = where.getErr();
        error.println(told(mistake));
        where.usage(error);
        return Outcome.UNUSABLE;
    }

    private static String told(ParameterException mistake) {
        return mistake instanceof UnmatchedArgumentException unknown
                ? "Sallyport does not know: " + String.join(" ", unknown.getUnmatched())
                : Objects.requireNonNullElse(mistake.getMessage(), "Sallyport does not understand that.");
    }
}
