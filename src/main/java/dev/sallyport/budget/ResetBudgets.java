package dev.sallyport.budget;

import dev.sallyport.person.Person;
import dev.sallyport.store.Database;
import dev.sallyport.store.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Counts the resets of each person and of all, whoever makes them and from wherever: a verb is a new process each
/// time, so the counts are in the store.
///
/// A reset is counted *before* it is made. If the store fails, so does the `Uni`, and nobody must be reset.
@Singleton
public final class ResetBudgets {
    private final Tally tally;
    private final Vault vault;
    private final ResetsConfig config;

    ResetBudgets(Database database, Vault vault, ResetsConfig config, Clock clock) {
        this.tally = new Tally(database, clock);
        this.vault = vault;
        this.config = config;
    }

    /// Counts one reset, unless that is more than the person or the tenant may have.
    public Uni<ResetBooking> book(Person person) {
        String ofPerson = bucket(ResetBudget.PERSON, person.issuer() + "\n" + person.subject());
        SortedMap<String, Integer> limits = new TreeMap<>();
        limits.put(ofPerson, config.perPerson());
        limits.put(bucket(ResetBudget.TENANT, person.issuer()), config.perTenant());
        return tally.count(limits).map(full -> booking(full, ofPerson));
    }

    private ResetBooking booking(SortedSet<String> full, String ofPerson) {
        if (full.isEmpty()) {
            return new ResetBooking.Booked();
        }
        return full.contains(ofPerson)
                ? new ResetBooking.Exhausted(ResetBudget.PERSON, config.perPerson())
                : new ResetBooking.Exhausted(ResetBudget.TENANT, config.perTenant());
    }

    private String bucket(ResetBudget budget, String what) {
        String name = "reset-" + budget.wireName();
        return name + ":" + vault.mac(Buckets.PLACE, name + "\n" + what);
    }
}
