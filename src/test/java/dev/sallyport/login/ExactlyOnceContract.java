package dev.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import dev.sallyport.person.AuthenticatorStore;
import dev.sallyport.person.Person;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.testsupport.CleanSlate;
import dev.sallyport.testsupport.LogLines;
import dev.sallyport.testsupport.RequestToken;
import dev.sallyport.testsupport.Visitor;
import dev.sallyport.token.Tenant;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That everything in a login happens exactly once, however often and at whatever moment it is asked for, with the
/// store in every engine. Covers C1.6, C1.10, C2.20, C2.22, C7.52 and C7.55.
abstract class ExactlyOnceContract {
    private static final int TIMES = 50;
    private static final String WREN = "auth0|wren";
    private static final String NATIONAL = "4155550142";
    private static final String NUMBER = "+1" + NATIONAL;
    private static final String THROUGH = "You are through";
    private static final Pattern ANSWER = Pattern.compile("name=\"session_token\" value=\"([^\"]+)\"");

    @Inject
    Tenant tenant;

    @Inject
    Sandbox sandbox;

    @Inject
    AuthenticatorStore authenticators;

    @Inject
    LoginStore logins;

    @Inject
    Database database;

    @Inject
    CleanSlate slate;

    private final Visitor visitor = new Visitor();

    @BeforeEach
    void begin() {
        slate.wipe();
    }

    @Test
    void phoneIsEnrolledOnceAndProvenInTheNextLogin() {
        // Given
        String first = arrives(visitor, aToken(false));
        visitor.opens(first).then().body(containsString("Add your phone"));

        // When
        visitor.sends(first + "/phone", Map.of("country", "US", "number", NATIONAL));
        visitor.opens(first).then().body(containsString("Enter your code"));
        types(first, newestCode());

        // Then
        visitor.opens(first).then().body(containsString(THROUGH));
        assertThat(active()).hasSize(1);
        String second = arrives(visitor, aToken(true));
        visitor.opens(second).then().body(containsString("Enter your code"));
        types(second, newestCode());
        visitor.opens(second).then().body(containsString(THROUGH));
        assertThat(active()).hasSize(1);
    }

    @Test
    void fiftyRightCodesAtOnceAreOneProofAndOneAnswer() {
        // Given
        enrolled();
        String token = aToken(true);
        String path = arrives(visitor, token);
        String code = shownTheCodePage(path);

        // When
        List<Response> replies;
        List<String> log;
        try (LogLines lines = LogLines.of(Proof.class.getName())) {
            replies = atOnce(_ -> types(path, code));
            log = lines.lines();
        }

        // Then
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.statusCode()).isEqualTo(303);
            assertThat(Visitor.pathOf(reply)).isEqualTo(path);
        });
        assertThat(log).filteredOn(line -> line.contains("is proven")).hasSize(1);
        assertThat(run("SELECT code FROM accepted_codes")).hasSize(1);
        assertThat(login(path).tries()).isLessThanOrEqualTo(5);
        List<JsonObject> answers = atOnce(_ -> answerOn(path));
        assertThat(answers)
                .extracting(answer -> answer.getString("jti"))
                .containsOnly(claims(token).getString("jti"));
        assertThat(answers)
                .extracting(answer -> answer.getLong("auth_time"))
                .containsOnly(answers.getFirst().getLong("auth_time"));
    }

    @Test
    void replayOfTheLastFormIsTheSamePageAndNoNewProof() {
        enrolled();
        String path = arrives(visitor, aToken(true));
        String code = shownTheCodePage(path);
        types(path, code);
        Login proven = login(path);
        JsonObject answer = answerOn(path);

        Response replay = types(path, code);

        assertThat(Visitor.pathOf(replay)).isEqualTo(path);
        assertThat(login(path)).isEqualTo(proven);
        assertThat(answerOn(path).getString("jti")).isEqualTo(answer.getString("jti"));
        assertThat(answerOn(path).getLong("auth_time")).isEqualTo(answer.getLong("auth_time"));
        assertThat(run("SELECT code FROM accepted_codes")).hasSize(1);
    }

    @Test
    void fiftyWrongCodesAtOnceAreAsManyTriesAsThereAre_andTheRightOneComesTooLate() {
        enrolled();
        String path = arrives(visitor, aToken(true));
        String code = shownTheCodePage(path);

        atOnce(i -> types(path, String.format("%07d", i)));
        types(path, code);

        assertThat(login(path).tries()).isEqualTo(5);
        assertThat(failures()).isEqualTo(5);
        visitor.opens(path).then().body(containsString("too-many-tries")).body(not(containsString(THROUGH)));
    }

    @Test
    void lockHoldsAgainstFiftyInFreshLogins() {
        // Given
        enrolled();
        List<String> paths = IntStream.range(0, 4)
                .mapToObj(_ -> arrives(visitor, aToken(true)))
                .toList();
        paths.forEach(visitor::opens);
        String code = newestCode();

        // When
        atOnce(i -> types(paths.get(i % paths.size()), String.format("%07d", i)));

        // Then
        assertThat(failures()).isEqualTo(10);
        String last = arrives(visitor, aToken(true));
        visitor.opens(last).then().body(containsString("locked-out"));
        types(last, code);
        visitor.opens(last).then().body(not(containsString(THROUGH)));
        assertThat(failures()).isEqualTo(10);
    }

    @Test
    void ofFiftyBrowsersWithOneTokenOneOpensTheLogin() {
        enrolled();
        String token = aToken(true);

        List<Response> replies = atOnce(_ -> new Visitor().opensLogin(token, "a-state"));

        assertThat(replies).filteredOn(reply -> reply.statusCode() == 303).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.statusCode() == 409).hasSize(TIMES - 1);
        assertThat(run("SELECT id FROM logins")).hasSize(1);
    }

    @Test
    void ofManyPhonesThatArePendingOneIsEnrolled() {
        // Given
        List<Pending> all =
                IntStream.range(0, 5).mapToObj(i -> pending("415555017" + i)).toList();

        // When
        atOnce(i -> all.get(i % all.size()).proves());

        // Then
        assertThat(active()).hasSize(1);
        assertThat(run("SELECT id FROM authenticators")).hasSize(1);
        assertThat(all)
                .filteredOn(one -> one.visitor().opens(one.path()).asString().contains(THROUGH))
                .hasSize(1);
    }

    List<Row> run(String sql) {
        return soon(database.run(Statement.of(sql)));
    }

    /// A login of a browser of its own that has a phone to prove.
    private record Pending(Visitor visitor, String path, String code) {
        Response proves() {
            return visitor.sends(path + "/code", Map.of("code", code));
        }
    }

    private Pending pending(String national) {
        Visitor somebody = new Visitor();
        String path = arrives(somebody, aToken(false));
        somebody.opens(path);
        somebody.sends(path + "/phone", Map.of("country", "US", "number", national));
        somebody.opens(path);
        return new Pending(
                somebody, path, sandbox.authy().newestCode("+1" + national).orElseThrow());
    }

    private void enrolled() {
        long authyId = sandbox.authy().register(UUID.randomUUID() + "@example.com", 1, NATIONAL);
        Authenticator held = new Authenticator(
                UUID.randomUUID().toString(),
                FactorKind.AUTHY,
                new Handle(Long.toString(authyId)),
                null,
                Instant.now());
        assertThat(soon(authenticators.activateFirst(wren(), held))).isTrue();
    }

    private static String arrives(Visitor somebody, String token) {
        return Visitor.pathOf(somebody.opensLogin(token, "a-state"));
    }

    private String shownTheCodePage(String path) {
        visitor.opens(path).then().body(containsString("Enter your code"));
        return newestCode();
    }

    private Response types(String path, String code) {
        return visitor.sends(path + "/code", Map.of("code", code));
    }

    private String newestCode() {
        return sandbox.authy().newestCode(NUMBER).orElseThrow();
    }

    private JsonObject answerOn(String path) {
        Matcher found = ANSWER.matcher(visitor.opens(path).asString());
        assertThat(found.find()).as("an answer on the page").isTrue();
        return claims(found.group(1));
    }

    private static JsonObject claims(String token) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    private Login login(String path) {
        return soon(logins.find(path.substring(path.lastIndexOf('/') + 1))).orElseThrow();
    }

    private List<Authenticator> active() {
        return soon(authenticators.activeOf(wren()));
    }

    private long failures() {
        return run("SELECT failures FROM attempts").getFirst().number("failures");
    }

    private String aToken(boolean enrolled) {
        return RequestToken.of(tenant.issuer(), Instant.now())
                .with("sub", WREN)
                .with("enrolled", enrolled)
                .with("rev", enrolled ? 1 : 0)
                .signed();
    }

    private Person wren() {
        return new Person(tenant.issuer(), WREN);
    }

    /// Fifty, each in a thread of its own.
    private static <T> List<T> atOnce(IntFunction<T> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(TIMES)) {
            List<Callable<T>> all = IntStream.range(0, TIMES)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T soon(Uni<T> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(10));
    }
}
