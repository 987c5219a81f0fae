package dev.sallyport.cli;

import dev.sallyport.store.StoreFailed;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import picocli.CommandLine.ParseResult;

/// Does a verb in the running application, in the place where the service would wait for its end.
@Singleton
@Unremovable
final class VerbApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(VerbApplication.class);

    private final List<Verb> verbs;

    VerbApplication(@All List<Verb> verbs) {
        this.verbs = verbs;
    }

    @Override
    public int run(String... arguments) {
        return Grammar.read("", this::run, arguments);
    }

    private int run(ParseResult typed) {
        ParseResult verb = Grammar.verbIn(typed);
        Form form = (Form) verb.commandSpec().userObject();
        Outcome outcome = outcomeOf(named(form), verb);
        outcome.print();
        return outcome.status();
    }

    private Verb named(Form form) {
        return verbs.stream().filter(form.verb()::isInstance).findFirst().orElseThrow();
    }

    // This is the main thread, which has nothing else to do.
    private static Outcome outcomeOf(Verb verb, ParseResult typed) {
        try {
            return verb.run(typed).subscribeAsCompletionStage().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreFailed failure) {
                return Outcome.notDone("Not done. " + failure.getMessage()
                        + ". Look at what sallyport.store.url names, and try again.");
            }
            LOG.error("The verb failed", e.getCause());
            return Outcome.notDone("Not done, because of an error in Sallyport: see above.");
        }
    }
}
