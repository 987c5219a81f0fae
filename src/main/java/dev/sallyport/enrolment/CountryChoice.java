package dev.sallyport.enrolment;

/// One line of the country picker.
///
/// @param region ISO 3166 code, such as `DE`
/// @param label the country's name and calling code, such as "Germany (+49)"
public record CountryChoice(String region, String label) {}
