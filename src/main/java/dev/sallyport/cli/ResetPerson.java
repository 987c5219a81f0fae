package dev.sallyport.cli;

import dev.sallyport.budget.ResetBudget;
import dev.sallyport.person.Person;
import dev.sallyport.support.Reset;
import dev.sallyport.support.ResetReason;
import dev.sallyport.token.Tenant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Lets a person of the tenant begin anew.
@Singleton
final class ResetPerson implements Verb {
    static final Form FORM = new Form(
            "reset",
            "Takes a person's factors away and lets them enrol once more.",
            ResetPerson.class,
            List.of(
                    PositionalParamSpec.builder()
                            .paramLabel("<sub>")
                            .index("0")
                            .required(true)
                            .type(String.class)
                            .description("The person's user_id at Auth0, such as 'auth0|65f0…'.")
                            .build(),
                    OptionSpec.builder("--reason")
                            .paramLabel("<text>")
                            .required(true)
                            .type(String.class)
                            .description("Why, for the audit. No phone number and no e-mail address.")
                            .build(),
                    OptionSpec.builder("--remove-phone")
                            .type(boolean.class)
                            .description("Has Authy forget the phone too, if it is nobody else's: for a number that is"
                                    + " gone for good. Within the next day it may not be added again.")
                            .build()));

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Reset reset;
    private final Tenant tenant;

    ResetPerson(Reset reset, Tenant tenant) {
        this.reset = reset;
        this.tenant = tenant;
    }

    @Override
    public Uni<Outcome> run(ParseResult typed) {
        String subject = typed.matchedPositionalValue(0, "");
        String reason = typed.matchedOptionValue("--reason", "");
        return problem(subject, reason)
                .map(problem -> Uni.createFrom().item(new Outcome(Outcome.UNUSABLE, "Nobody was reset. " + problem)))
                .orElseGet(() ->
                        reset(subject, new ResetReason(reason), typed.matchedOptionValue("--remove-phone", false)));
    }

    private Uni<Outcome> reset(String subject, ResetReason reason, boolean removing) {
        Person person = new Person(tenant.issuer(), subject);
        Uni<Reset.Outcome> outcome =
                removing ? reset.resetAndRemove(person, reason, LIFETIME) : reset.reset(person, reason, LIFETIME);
        return outcome.map(came -> told(subject, removing, came));
    }

    /// A user_id is a connection's kind and a name in it; a mistyped one would open a ticket for nobody.
    private static Optional<String> problem(String subject, String reason) {
        return subject.matches("[^|\\s]{1,64}\\|[^\\s]{1,190}")
                ? ResetReason.problem(reason)
                : Optional.of("A user_id looks like 'auth0|65f0…', with quotes around it because of the bar.");
    }

    private static Outcome told(String subject, boolean removing, Reset.Outcome came) {
        return switch (came) {
            case Reset.Done(Instant until, boolean auth0Knows, int phones) -> {
                String line = "%s was reset and may enrol once until %s. Proofs from before do not count any more."
                        .formatted(subject, until);
                String later = auth0Knows ? "" : " Auth0 could not be told; the running service will tell it.";
                String forgotten = removing ? " Phones that Authy forgets within a day: %d.".formatted(phones) : "";
                yield Outcome.done(line + later + forgotten);
            }
            case Reset.TooMany(ResetBudget which, int limit) ->
                Outcome.notDone(("%s was not reset, because %s within the last hour already: sallyport.resets.per-%s"
                                + " allows no more. Look who asked for those: somebody may be talking your help desk"
                                + " round. If all is well, wait an hour, or raise the limit for this command.")
                        .formatted(subject, made(which, limit), which.wireName()));
        };
    }

    private static String made(ResetBudget which, int limit) {
        String times = limit == 1 ? "once" : limit + " times";
        return switch (which) {
            case PERSON -> "they were reset " + times;
            case TENANT -> "people were reset " + times;
        };
    }
}
