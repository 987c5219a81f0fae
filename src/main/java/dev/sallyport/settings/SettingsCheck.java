package dev.sallyport.settings;

import static dev.sallyport.settings.KnownSettings.ANSWER_SECRET;
import static dev.sallyport.settings.KnownSettings.REQUEST_KEYS;
import static dev.sallyport.settings.KnownSettings.REQUEST_SECRETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds everything that is missing or malformed among the settings, so that it can be put right in one go.
///
/// It asks what production asks: values that stand in our own files are refused.
public final class SettingsCheck {
    private SettingsCheck() {}

    /// One line for each thing that is wrong, in the order of docs/configuration.md; empty if all is well.
    ///
    /// @param lookup the value of a setting by its key, if it has one; the text itself where a `${…}` leads nowhere
    public static List<String> problems(Function<String, Optional<String>> lookup) {
        List<String> problems = new ArrayList<>();
        Set<String> factors = Factors.offered(lookup);
        for (Setting setting : KnownSettings.ALL) {
            if (!isReplaced(setting, lookup)) {
                setting.problem(lookup.apply(setting.key()), factors).ifPresent(problems::add);
            }
        }
        if (problems.isEmpty() && answerIsSignedLikeRequests(lookup)) {
            problems.add(ANSWER_SECRET.key() + " is among " + REQUEST_SECRETS.key()
                    + ". The two must differ, or a request could be passed off as an answer.");
        }
        if (problems.isEmpty()) {
            Factors.migrationProblem(lookup).ifPresent(problems::add);
            Factors.periodProblem(lookup).ifPresent(problems::add);
            Factors.tapProblem(lookup).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            Mails.problem(lookup).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            problems.addAll(
                    Profile.named(lookup.apply(Profile.KEY).orElse(null)).problems(lookup));
        }
        return List.copyOf(problems);
    }

    /// Whoever signs requests with a private key shares no secret for them.
    private static boolean isReplaced(Setting setting, Function<String, Optional<String>> lookup) {
        return setting.equals(REQUEST_SECRETS)
                && lookup.apply(REQUEST_SECRETS.key()).isEmpty()
                && lookup.apply(REQUEST_KEYS.key()).isPresent();
    }

    private static boolean answerIsSignedLikeRequests(Function<String, Optional<String>> lookup) {
        String answer = lookup.apply(ANSWER_SECRET.key()).orElseThrow();
        return lookup.apply(REQUEST_SECRETS.key())
                .map(secrets -> Lists.of(secrets).contains(answer.strip()))
                .orElse(false);
    }
}
