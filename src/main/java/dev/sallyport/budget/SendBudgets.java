package dev.sallyport.budget;

import dev.sallyport.store.Database;
import dev.sallyport.store.Row;
import dev.sallyport.store.Statement;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Counts the codes that are sent, in every bucket that an order falls into.
///
/// A code is counted *before* it is sent. If the store fails, so does the `Uni`, and nothing must be sent.
// Eager, so that nonsense in its settings stops the start and not the first login.
@Startup
@Singleton
public final class SendBudgets {
    private final Database database;
    private final Buckets buckets;
    private final Budgets limits;
    private final Tally tally;
    private final Conversion conversion;

    SendBudgets(Database database, Buckets buckets, SendingConfig config, Clock clock) {
        this.database = database;
        this.buckets = buckets;
        this.limits = Budgets.of(config);
        this.tally = new Tally(database, clock);
        this.conversion = new Conversion(database, config, clock);
    }

    /// Counts one code, unless that is more than any of its budgets allows, or codes to numbers like it are not used.
    public Uni<SendBooking> book(Order order) {
        return database.run(booking(order)).chain(rows -> booked(order, rows));
    }

    /// Counts one code, in the transaction of what makes it due. Whether that was too many [#booked] tells.
    public Statement booking(Order order) {
        return tally.counting(allowed(buckets.of(order)));
    }

    /// As [#book]. To be asked for at once: it takes back what was too many.
    ///
    /// @param counted the rows of [#booking] for the same order
    public Uni<SendBooking> booked(Order order, List<Row> counted) {
        SortedMap<String, Budget> concerned = buckets.of(order);
        return tally.counted(allowed(concerned), counted).chain(full -> judge(concerned, full));
    }

    /// Takes one booking back: nothing was sent. To be called at most once for a booking, soon after it.
    public Uni<Void> giveBack(Order order) {
        SortedMap<String, Budget> concerned = buckets.of(order);
        return tally.giveBack(concerned).chain(() -> conversion.giveBack(concerned));
    }

    /// Tells that the person has typed a code that was sent. To be called at most once for a phone, when it is proven.
    public Uni<Void> used(Order order) {
        return conversion.used(buckets.of(order));
    }

    private SortedMap<String, Integer> allowed(SortedMap<String, Budget> concerned) {
        SortedMap<String, Integer> allowed = new TreeMap<>();
        concerned.forEach((bucket, budget) -> allowed.put(bucket, limits.of(budget)));
        return allowed;
    }

    private Uni<SendBooking> judge(SortedMap<String, Budget> concerned, SortedSet<String> full) {
        return full.stream()
                .map(bucket -> Tally.named(bucket, concerned))
                .min(Comparator.naturalOrder())
                .<Uni<SendBooking>>map(which -> Uni.createFrom().item(new SendBooking.Exhausted(which)))
                .orElseGet(() -> convert(concerned));
    }

    private Uni<SendBooking> convert(SortedMap<String, Budget> concerned) {
        return conversion
                .book(concerned)
                .chain(stopped -> stopped.map(where ->
                                tally.giveBack(concerned).replaceWith((SendBooking) new SendBooking.Unused(where)))
                        .orElseGet(() -> Uni.createFrom().item(new SendBooking.Booked())));
    }
}
