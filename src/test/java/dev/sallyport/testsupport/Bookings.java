package dev.sallyport.testsupport;

import dev.sallyport.attempts.AttemptStore;
import dev.sallyport.attempts.Booking;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.person.Person;
import dev.sallyport.store.Statement;
import io.smallrye.mutiny.Uni;

/// Books failures that belong to no login.
public final class Bookings {
    private static final Statement ALWAYS = Statement.of("SELECT 1 AS one");

    private Bookings() {}

    public static Uni<Booking> book(AttemptStore attempts, Person person, FactorKind factor) {
        return attempts.book(ALWAYS, person, factor)
                .map(booked -> booked.orElseThrow().booking());
    }
}
