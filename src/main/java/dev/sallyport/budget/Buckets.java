package dev.sallyport.budget;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.sallyport.factor.PhoneNumber;
import dev.sallyport.person.Person;
import dev.sallyport.store.Vault;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The buckets that an order is counted in, named by keyed hashes.
@Singleton
final class Buckets {
    /// Whose keyed hashes these are, for the vault.
    static final String PLACE = "budgets";
    private static final int OPEN_DIGITS = 4;

    private final Vault vault;

    Buckets(Vault vault) {
        this.vault = vault;
    }

    /// Sorted, as a [Tally] wants them.
    SortedMap<String, Budget> of(Order order) {
        SortedMap<String, Budget> buckets = new TreeMap<>();
        Person person = order.person();
        add(buckets, Budget.TENANT, person.issuer());
        add(buckets, Budget.PERSON, person.issuer() + "\n" + person.subject());
        if (order.address() != null) {
            add(buckets, Budget.ADDRESS, Network.of(order.address()));
        }
        PhoneNumber number = order.number();
        boolean proven = order.proven();
        if (number == null) {
            // Written unlike any number: a provider's name of a phone may have the digits of one.
            add(buckets, numberBudget(proven), "handle " + order.handle().value());
        } else {
            String digits = number.e164();
            add(buckets, numberBudget(proven), digits);
            add(
                    buckets,
                    proven ? Budget.PREFIX : Budget.UNPROVEN_PREFIX,
                    digits.substring(0, digits.length() - OPEN_DIGITS));
            add(buckets, proven ? Budget.COUNTRY : Budget.UNPROVEN_COUNTRY, country(number));
        }
        return buckets;
    }

    private void add(Map<String, Budget> buckets, Budget budget, String what) {
        buckets.put(budget.wireName() + ":" + vault.mac(PLACE, budget.wireName() + "\n" + what), budget);
    }

    private static Budget numberBudget(boolean proven) {
        return proven ? Budget.NUMBER : Budget.UNPROVEN_NUMBER;
    }

    /// The country itself where several share a calling code: their prices differ, and so do their fraudsters.
    private static String country(PhoneNumber number) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        String callingCode = "+" + number.countryCode();
        try {
            String region = numbers.getRegionCodeForNumber(numbers.parse(number.e164(), null));
            return region == null ? callingCode : region;
        } catch (NumberParseException _) {
            return callingCode;
        }
    }
}
