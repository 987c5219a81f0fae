package dev.sallyport.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.packaged.Guest.Page;
import dev.sallyport.testsupport.RequestToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// People who enrol, log in, and guess, all at once, until the service goes away; and a note of what each was told.
final class Load {
    private static final int WORKERS = 8;
    private static final String CODE_FIELD = "name=\"code\"";
    private static final Map<String, String> PHONE = Map.of("country", "US", "number", "4155550142");

    private final Installation installation;
    private final Random random;
    private final AtomicInteger counter = new AtomicInteger();
    private final Queue<String> enrolled = new ConcurrentLinkedQueue<>();
    private final Map<Code, Set<String>> letIn = new ConcurrentHashMap<>();
    private final Map<String, Guesses> guessesOfPeople = new ConcurrentHashMap<>();
    private final Map<String, Guesses> guessesOfLogins = new ConcurrentHashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;
    private int letInBefore;
    private int guessesBefore;

    Load(Installation installation, Random random) {
        this.installation = installation;
        this.random = random;
    }

    /// A code and whose it is.
    private record Code(String subject, String digits) {}

    /// How many were sent, and of how many the outcome was heard.
    private record Guesses(AtomicInteger sent, AtomicInteger heard) {
        Guesses() {
            this(new AtomicInteger(), new AtomicInteger());
        }
    }

    void begin() {
        ending = false;
        letInBefore = letIn.size();
        guessesBefore = guesses();
        workers.clear();
        for (int worker = 0; worker < WORKERS; worker++) {
            long seed = random.nextLong();
            workers.add(Thread.ofVirtual().start(() -> work(new Random(seed))));
        }
    }

    /// Whether somebody has been let in since [#begin], and somebody else has guessed.
    boolean isUnderWay() {
        return letIn.size() > letInBefore && guesses() > guessesBefore;
    }

    /// Waits until everybody has noticed that the service is gone.
    void end() throws InterruptedException {
        ending = true;
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(surprises).isEmpty();
    }

    private void work(Random dice) {
        try {
            while (!ending) {
                switch (dice.nextInt(4)) {
                    case 0 -> enrol();
                    case 1 -> logInTwiceWithOneCode();
                    case 2 -> guess();
                    case 3 -> useAnOldCode(dice);
                    default -> throw new IllegalStateException();
                }
            }
        } catch (IOException _) {
            // Killed.
        } catch (Throwable e) {
            surprises.add(e);
        }
    }

    private void enrol() throws IOException {
        String subject = newcomer();
        if (enrols(subject)) {
            enrolled.add(subject);
        }
    }

    private boolean enrols(String subject) throws IOException {
        Guest guest = new Guest();
        String path = opens(guest, subject, false);
        see(guest, path, "Add your phone");
        guest.types(installation.address(), path + "/phone", PHONE);
        String page = guest.sees(installation.address(), path).body();
        if (page.contains("We could not register your phone just now")) {
            // The tenant takes no pointers, so it is left alone for a while, and nobody can ask it for an e-mail
            // address.
            return false;
        }
        assertThat(page).contains(CODE_FIELD);
        return isLetInBy(guest, path, new Code(subject, rightCode()));
    }

    private void logInTwiceWithOneCode() throws IOException {
        String subject = enrolled.poll();
        if (subject == null) {
            return;
        }
        Code code = new Code(subject, rightCode());
        Guest one = new Guest();
        Guest other = new Guest();
        String onesPath = opens(one, subject, true);
        String othersPath = opens(other, subject, true);
        see(one, onesPath, CODE_FIELD);
        see(other, othersPath, CODE_FIELD);
        Thread meanwhile = Thread.ofVirtual().start(() -> {
            try {
                isLetInBy(other, othersPath, code);
            } catch (IOException _) {
                // Killed.
            } catch (Throwable e) {
                surprises.add(e);
            }
        });
        try {
            isLetInBy(one, onesPath, code);
        } finally {
            join(meanwhile);
        }
        enrolled.add(subject);
    }

    private void guess() throws IOException {
        String subject = newcomer();
        // Nobody else may prove theirs: that would wipe out the count.
        Guesses ofPerson = new Guesses();
        // The right code is a try as well until the service has heard that it is right.
        ofPerson.sent().incrementAndGet();
        guessesOfPeople.put(subject, ofPerson);
        if (!enrols(subject)) {
            return;
        }
        for (int login = 0; login < 10; login++) {
            Guest guest = new Guest();
            String path = opens(guest, subject, true);
            Guesses ofLogin = new Guesses();
            guessesOfLogins.put(path.substring(path.lastIndexOf('/') + 1), ofLogin);
            see(guest, path, CODE_FIELD);
            for (int i = 0; i < 5; i++) {
                ofPerson.sent().incrementAndGet();
                ofLogin.sent().incrementAndGet();
                Page page = guest.types(installation.address(), path + "/code", Map.of("code", "100000" + i));
                assertThat(page.status()).isEqualTo(303);
                ofPerson.heard().incrementAndGet();
                ofLogin.heard().incrementAndGet();
            }
        }
    }

    private void useAnOldCode(Random dice) throws IOException {
        List<Code> old = letIn.keySet().stream()
                .filter(code -> !guessesOfPeople.containsKey(code.subject()))
                .toList();
        if (!old.isEmpty()) {
            useAgain(old.get(dice.nextInt(old.size())));
        }
    }

    /// After the last start: each code that ever let somebody in, once more.
    void triesOldCodesAgain() throws IOException {
        for (Code code : letIn.keySet()) {
            if (!guessesOfPeople.containsKey(code.subject())) {
                useAgain(code);
            }
        }
    }

    private void useAgain(Code code) throws IOException {
        Guest guest = new Guest();
        String path = opens(guest, code.subject(), true);
        see(guest, path, CODE_FIELD);
        isLetInBy(guest, path, code);
    }

    private boolean isLetInBy(Guest guest, String path, Code code) throws IOException {
        guest.types(installation.address(), path + "/code", Map.of("code", code.digits()));
        boolean through = guest.sees(installation.address(), path).answer().isPresent();
        if (through) {
            letIn.computeIfAbsent(code, _ -> ConcurrentHashMap.newKeySet()).add(path);
        }
        return through;
    }

    private String opens(Guest guest, String subject, boolean known) throws IOException {
        String token = RequestToken.of(installation.tenant(), Instant.now())
                .with("sub", subject)
                .with("enrolled", known)
                .with("rev", known ? 1 : 0)
                .signed(Installation.REQUEST_SECRET);
        Page page = guest.opens(installation.address(), token);
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        return page.path();
    }

    private void see(Guest guest, String path, String text) throws IOException {
        assertThat(guest.sees(installation.address(), path).body()).contains(text);
    }

    private String newcomer() {
        return "auth0|" + counter.incrementAndGet();
    }

    private String rightCode() {
        return "9%06d".formatted(counter.incrementAndGet());
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    void compareWith(Books books) {
        assertThat(letIn)
                .allSatisfy((code, logins) -> assertThat(logins)
                        .as("logins that one code of %s let in", code.subject())
                        .hasSize(1));
        assertThat(books.people())
                .containsAll(letIn.keySet().stream().map(Code::subject).toList());
        assertThat(guessesOfPeople)
                .allSatisfy((subject, guesses) -> assertThat(books.failuresOf(subject))
                        .as("failures of %s", subject)
                        .isBetween(guesses.heard().longValue(), guesses.sent().longValue()));
        assertThat(guessesOfLogins)
                .allSatisfy((id, guesses) -> assertThat(books.triesOf(id))
                        .as("tries of login %s", id)
                        .isBetween(guesses.heard().longValue(), guesses.sent().longValue()));
    }

    @Override
    public String toString() {
        return "%d codes let somebody in, each once; %d wrong ones were counted".formatted(letIn.size(), guesses());
    }

    private int guesses() {
        return guessesOfPeople.values().stream()
                .mapToInt(each -> each.heard().get())
                .sum();
    }
}
