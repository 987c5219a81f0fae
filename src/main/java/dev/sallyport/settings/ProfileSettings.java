package dev.sallyport.settings;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Gives the settings that a profile is made of their values, unless somebody sets them. Features know nothing of
/// profiles; what a value set by hand must keep to is [Profile]'s.
public final class ProfileSettings implements ConfigSourceFactory {
    /// Below every source that a person writes to, above the defaults of the mappings.
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue chosen = context.getValue(Profile.KEY);
        Map<String, String> values = Profile.named(chosen.getValue()).settings();
        return List.of(new PropertiesConfigSource(values, "the profile of sallyport.profile", ORDINAL));
    }
}
