package dev.sallyport.budget;

import dev.sallyport.factor.Handle;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.Person;
import org.jspecify.annotations.Nullable;

/// One code that is to be sent.
///
/// @param handle stands for the number where that is not known
/// @param proven whether the person has proven that they hold the number
/// @param address the browser's, as the tenant saw it: an IP address as text, if there is one
public record Order(
        Person person,
        Handle handle,
        @Nullable PhoneNumber number,
        boolean proven,
        @Nullable String address) {
    @Override
    public String toString() {
        return "Order[" + person + ", masked]";
    }
}
