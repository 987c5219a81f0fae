package dev.sallyport.testsupport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Makes the application's own parts by their constructors, as its container would, but in this very class loader and
/// without starting anything. Whatever is at the edge, and the clock, is the test's.
public final class Wiring {
    private final Map<String, String> settings;
    private final List<Object> parts = new ArrayList<>();

    /// @param edge stands for every type that it is an instance of
    public Wiring(Map<String, String> settings, Object... edge) {
        this.settings = Map.copyOf(settings);
        parts.addAll(Arrays.asList(edge));
    }

    /// The one part of this type, made with all that it needs when first asked for.
    public <T> T get(Class<T> type) {
        for (Object part : parts) {
            if (type.isInstance(part)) {
                return type.cast(part);
            }
        }
        T made = type.isAnnotationPresent(ConfigMapping.class) ? setting(type) : made(type);
        parts.add(made);
        return made;
    }

    /// One more part that is the test's, though it is made of others.
    public void put(Object part) {
        parts.add(part);
    }

    private <T> T setting(Class<T> type) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(type)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(type);
    }

    private <T> T made(Class<T> type) {
        try {
            Constructor<?> constructor = constructor(type);
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No part can be made of " + type.getName(), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?>[] all = type.getDeclaredConstructors();
        return Arrays.stream(all)
                .filter(one -> all.length == 1 || one.getParameterCount() == 0 || one.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing tells how to make a " + type.getName()));
    }
}
