package dev.sallyport.attack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Browser;
import dev.sallyport.sandbox.Browser.Page;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.web.PublicUrl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Telling apart, from outside, why a code did not work. Covers C2.25.
@QuarkusTest
@TestProfile(EndlessTries.class)
class UniformAnswersAttackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double ALIKE = 1.10;
    private static final int FEW_ROUNDS = 60;
    private static final int MOST_ROUNDS = 1920;
    private static final Pattern FORM_TOKEN = Pattern.compile("(name=\"csrf-token\" value=\")([^\"]+)\"");
    private static final Pattern RANDOM = Pattern.compile("(name=\"(?:csrf-token|page)\" value=\")([^\"]+)\"");

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    PublicUrl url;

    private final Random shuffle = new Random(25);

    /// Why a code does not work.
    private enum Kind {
        /// No phone ever showed it.
        WRONG,
        /// The phone showed it some minutes ago.
        EXPIRED,
        /// It let its owner in just now.
        REUSED,
        /// The same, but Authy would call it right once more.
        REUSED_UNSEEN,
        /// It is good, for somebody else.
        UNKNOWN
    }

    @BeforeEach
    @AfterEach
    void forgetPhones() {
        sandbox.authy().clear();
    }

    @Test
    void whyACodeDidNotWorkCannotBeSeen() {
        Target target = new Target();
        Map<Kind, String> pages = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Page redirect = target.types(kind);
            Page page = target.looks();
            pages.put(kind, seen(redirect) + seen(page));
            assertThat(page.body()).contains("That code did not work");
        }

        assertThat(pages.values()).containsOnly(pages.getOrDefault(Kind.WRONG, "none"));
    }

    /// A round posts a code of each kind in shuffled order, and holds each against the mean of its round, so that
    /// whatever else the machine does falls on all kinds alike; of all rounds the median counts, which a pause of
    /// the collector does not move. On a loaded machine few rounds may differ by chance, so more are added to
    /// them: chance evens out, a difference that is there stays.
    @Test
    void whyACodeDidNotWorkCannotBeTimed() {
        measure(6);
        Map<Kind, List<Double>> shares = new EnumMap<>(Kind.class);
        int rounds = FEW_ROUNDS;
        add(measure(rounds), shares);
        while (spread(shares) > ALIKE && rounds < MOST_ROUNDS) {
            add(measure(rounds), shares);
            rounds *= 2;
        }

        assertThat(spread(shares))
                .as("slowest to fastest in %s rounds, %s", rounds, medians(shares))
                .isLessThanOrEqualTo(ALIKE);
    }

    private List<Map<Kind, Long>> measure(int rounds) {
        List<Map<Kind, Long>> times = new ArrayList<>();
        Target target = new Target();
        for (int round = 0; round < rounds; round++) {
            // Nobody's factor is let fail more than a hundred times in a row.
            if (round % 15 == 14) {
                target = new Target();
            }
            List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(kinds, shuffle);
            Map<Kind, Long> took = new EnumMap<>(Kind.class);
            for (Kind kind : kinds) {
                target.prepare(kind);
                long begin = System.nanoTime();
                target.posts(kind);
                took.put(kind, System.nanoTime() - begin);
            }
            times.add(took);
        }
        return times;
    }

    private static void add(List<Map<Kind, Long>> times, Map<Kind, List<Double>> shares) {
        for (Map<Kind, Long> took : times) {
            double mean =
                    took.values().stream().mapToLong(Long::longValue).average().orElseThrow();
            took.forEach((kind, time) ->
                    shares.computeIfAbsent(kind, _ -> new ArrayList<>()).add(time / mean));
        }
    }

    private static double spread(Map<Kind, List<Double>> shares) {
        Map<Kind, Double> medians = medians(shares);
        return Collections.max(medians.values()) / Collections.min(medians.values());
    }

    private static Map<Kind, Double> medians(Map<Kind, List<Double>> shares) {
        Map<Kind, Double> medians = new EnumMap<>(Kind.class);
        shares.forEach((kind, all) -> medians.put(kind, median(all)));
        return medians;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// Everything about an answer that could tell something, without what is random in each, but with its length.
    private static String seen(Page page) {
        String names = new TreeSet<>(page.response().headers().map().keySet()).toString();
        String body = RANDOM.matcher(page.body())
                .replaceAll(found -> found.group(1) + "#".repeat(found.group(2).length()) + "\"");
        String cookies = page.response().headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceAll("=[^;]+", "="))
                .collect(joining("\n"));
        return page.status() + "\n" + names + "\n" + cookies + "\n" + body + "\n";
    }

    /// One person with the app, in a login of theirs.
    private final class Target {
        private final Browser browser = new Browser();
        private final String national = fresh();
        private final Map<Kind, String> codes = new EnumMap<>(Kind.class);
        private final String unseen;
        private final String authyNow;
        private final String step;
        private String formToken = "";

        Target() {
            String stranger = fresh();
            String subject = "auth0|" + UUID.randomUUID();
            enrol(subject, national);
            sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, stranger);
            sandbox.authy().install("+1" + stranger);
            codes.put(Kind.WRONG, "0000000");
            codes.put(Kind.EXPIRED, shownAgo(national, Duration.ofMinutes(12)));
            codes.put(Kind.UNKNOWN, sandbox.authy().softToken("+1" + stranger).orElseThrow());
            String right = sandbox.authy().softToken("+1" + national).orElseThrow();
            unseen = sandbox.authy().save();
            String first = opens(subject);
            looksAt(first);
            browser.post(first + "/code", Map.of("code", right, "csrf-token", formToken));
            assertThat(browser.get(first).body()).contains("You are through");
            codes.put(Kind.REUSED, right);
            codes.put(Kind.REUSED_UNSEEN, right);
            authyNow = sandbox.authy().save();
            step = opens(subject);
            looks();
        }

        /// Lets Authy forget, or remember again, that the code was used.
        void prepare(Kind kind) {
            sandbox.authy().restore(kind == Kind.REUSED_UNSEEN ? unseen : authyNow);
        }

        Page types(Kind kind) {
            prepare(kind);
            return posts(kind);
        }

        Page posts(Kind kind) {
            return browser.post(step + "/code", Map.of("code", codes.getOrDefault(kind, ""), "csrf-token", formToken));
        }

        Page looks() {
            return looksAt(step);
        }

        private Page looksAt(String address) {
            Page page = browser.get(address);
            Matcher token = FORM_TOKEN.matcher(page.body());
            if (token.find()) {
                formToken = token.group(2);
            }
            return page;
        }

        private String opens(String subject) {
            String token = RequestToken.of(sandbox.settings().host(), Instant.now())
                    .with("sub", subject)
                    .with("enrolled", true)
                    .with("rev", 1)
                    .signed();
            return browser.get(url.value() + "/login?session_token=" + token + "&state=a-state")
                    .location();
        }
    }

    private String shownAgo(String national, Duration ago) {
        sandbox.authy().useClock(Clock.offset(Clock.systemUTC(), ago.negated()));
        String code = sandbox.authy().softToken("+1" + national).orElseThrow();
        sandbox.authy().useClock(Clock.systemUTC());
        return code;
    }

    private void enrol(String subject, String national) {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, national);
        sandbox.authy().install("+1" + national);
        Authenticator phone = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                new PhoneNumber(1, national),
                Instant.now());
        authenticators
                .activateFirst(new Person(sandbox.settings().host(), subject), phone)
                .await()
                .atMost(PATIENCE);
    }

    private static String fresh() {
        return "415555" + ThreadLocalRandom.current().nextInt(1000, 10000);
    }
}
