package dev.sallyport.audit;

import dev.sallyport.store.AskingContext;
import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import dev.sallyport.store.StoreFailed;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// Records what happened.
///
/// Events of this process wait while a write is under way, and go together in the next one, in the order in which they
/// were told. An event is in the log once it is in the store, with its place in the chain.
@Singleton
public final class Audit {
    /// The category has a name of its own, so that an operator can send it elsewhere: docs/audit.md.
    private static final Logger LOG = Logger.getLogger("dev.sallyport.audit");

    private static final int MOST_AT_ONCE = 100;
    /// More than may wait for a provider at once, all of whom it may answer in the same moment.
    private static final int LONGEST_QUEUE = 10_000;

    private final AuditChain chain;
    private final Clock clock;
    private final int longestQueue;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean writing;

    @Inject
    Audit(Database database, Vault vault, Clock clock) {
        this(database, vault, clock, LONGEST_QUEUE);
    }

    Audit(Database database, Vault vault, Clock clock, int longestQueue) {
        this.chain = new AuditChain(database, vault);
        this.clock = clock;
        this.longestQueue = longestQueue;
    }

    /// Records the event, and answers when it cannot get lost any more, on the Vert.x context that asked.
    ///
    /// A caller who does not wait for the answer is recorded all the same. Fails with [StoreFailed] if the event
    /// cannot be recorded; what it tells of must not go on then.
    public Uni<Void> record(AuditEvent event) {
        return record(event, List.of()).replaceWithVoid();
    }

    /// As [#record(AuditEvent)], and in the same transaction what is to be written whenever the event is.
    ///
    /// @return the rows of each of `beside`
    public Uni<List<List<Row>>> record(AuditEvent event, List<Statement> beside) {
        return Uni.createFrom().emitter(emitter -> {
            String line = AuditLine.of(event, clock.instant());
            enqueue(new Waiting(new Entry(line, beside), emitter, AskingContext.present()));
        });
    }

    private void enqueue(Waiting waiting) {
        synchronized (queue) {
            if (queue.size() >= longestQueue) {
                waiting.fail(new StoreFailed("recording in the audit, where too many events wait", null));
                return;
            }
            queue.add(waiting);
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        List<Waiting> batch = nextBatch();
        if (batch.isEmpty()) {
            return;
        }
        chain.append(batch.stream().map(Waiting::entry).toList())
                .subscribe()
                .with(added -> done(batch, added), failure -> failed(batch, failure));
    }

    private List<Waiting> nextBatch() {
        synchronized (queue) {
            List<Waiting> batch = new ArrayList<>();
            while (batch.size() < MOST_AT_ONCE && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            writing = !batch.isEmpty();
            return batch;
        }
    }

    private void done(List<Waiting> batch, List<AuditChain.Added> added) {
        for (int i = 0; i < batch.size(); i++) {
            LOG.info(AuditLine.placed(batch.get(i).entry().line(), added.get(i).place()));
            batch.get(i).complete(added.get(i).beside());
        }
        write();
    }

    private void failed(List<Waiting> batch, Throwable failure) {
        batch.forEach(waiting -> waiting.fail(failure));
        write();
    }

    private record Waiting(Entry entry, UniEmitter<? super List<List<Row>>> emitter, Executor home) {
        void complete(List<List<Row>> beside) {
            home.execute(() -> emitter.complete(beside));
        }

        void fail(Throwable failure) {
            home.execute(() -> emitter.fail(failure));
        }
    }
}
