package dev.sallyport.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many codes are sent in an hour. An hour begins with the first code that is counted in it.
@ConfigMapping(prefix = "sallyport.sending")
public interface SendingConfig {
    /// To one person, over all their logins. Fewer annoy less whoever's password is known to a prankster; more are
    /// kinder to bad reception.
    @WithDefault("10")
    int perPerson();

    /// To one number that was proven. Several accounts may share a phone, so not much below `per-person`.
    @WithDefault("8")
    int perNumber();

    /// To one number that somebody typed and has not proven. It bounds how often a stranger can make a phone ring.
    @WithDefault("5")
    int perUnprovenNumber();

    /// To numbers that differ in their last four digits only, proven and unproven ones apart. Ranges that are rented to
    /// collect fees for texts look like that; so does a company with a number range of its own.
    @WithDefault("60")
    int perPrefix();

    /// To one country, proven and unproven numbers apart. It bounds the loss by a country whose prices are a trap; set
    /// it above what your people there need on their busiest morning.
    @WithDefault("600")
    int perCountry();

    /// For one address of a browser: an IPv4 address, or an IPv6 network of /64. An office behind one address needs as
    /// many as people log in there within an hour.
    @WithDefault("40")
    int perAddress();

    /// For the whole tenant. It is the most that an hour can cost, and the point from which nobody gets a code.
    @WithDefault("3000")
    int perTenant();

    /// From how many codes a day to unproven numbers of one prefix or country it is asked whether they are used at all.
    /// It is what a fraudster gets before they are stopped.
    @WithDefault("100")
    int conversionCodes();

    /// How many in a hundred of these must have been used for more to be sent there. People who add their phone use
    /// most of theirs, fraudsters none. With 0 it is never asked.
    @WithDefault("10")
    int conversionPercent();
}
