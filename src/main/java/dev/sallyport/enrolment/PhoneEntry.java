package dev.sallyport.enrolment;

import dev.sallyport.factor.PhoneNumber;

/// What a person typed on the phone page, understood or not.
public sealed interface PhoneEntry {
    record Accepted(PhoneNumber phone) implements PhoneEntry {}

    record Rejected(PhoneProblem problem) implements PhoneEntry {}
}
