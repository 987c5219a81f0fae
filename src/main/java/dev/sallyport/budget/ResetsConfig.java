package dev.sallyport.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many resets are made in an hour. An hour begins with the first that is counted in it.
@ConfigMapping(prefix = "sallyport.resets")
public interface ResetsConfig {
    /// Of one person. Whoever needs a second within the hour may have mistyped their number; more is somebody trying
    /// something, with the help desk as the tool.
    @WithDefault("3")
    int perPerson();

    /// Of all people. It bounds how many a thief of the help desk's shell lets in before somebody looks; set it above
    /// what the help desk does on the day after a holiday.
    @WithDefault("20")
    int perTenant();
}
