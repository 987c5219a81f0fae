package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.AuditName;
import dev.sallyport.web.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds what operators are told of the audit against what it records. Covers C10.71.
class AuditVocabularyTest {
    /// Not an event: a bookmark, the address of a login that is long over, or the link of an old mail.
    private static final Set<Reason> IN_GOOD_FAITH =
            Set.of(Reason.TOKEN_MISSING, Reason.LOGIN_UNKNOWN, Reason.NOTICE_UNKNOWN);

    @Test
    void everyNameIsExplained() throws IOException {
        assertThat(explained())
                .containsAll(Arrays.stream(AuditName.values())
                        .map(AuditName::wireName)
                        .toList());
    }

    @Test
    void everyReasonIsExplained() throws IOException {
        Stream<String> ofLogins = Arrays.stream(EventReason.values()).map(EventReason::code);
        Stream<String> ofRefusals = Arrays.stream(Refusal.values()).map(Refusal::code);
        Stream<String> ofTheEdge = Arrays.stream(Reason.values())
                .filter(reason -> !IN_GOOD_FAITH.contains(reason))
                .map(Reason::code);

        assertThat(explained())
                .containsAll(Stream.of(ofLogins, ofRefusals, ofTheEdge)
                        .flatMap(codes -> codes)
                        .toList());
    }

    private static Set<String> explained() throws IOException {
        return Pattern.compile("`([a-z_-]+)`")
                .matcher(Files.readString(Path.of("docs/audit.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
