package dev.sallyport.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Authenticator;
import dev.sallyport.factor.FactorKind;
import dev.sallyport.factor.Handle;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MigrationTest {
    private static final Authenticator PHONE = an(FactorKind.AUTHY);

    @Test
    void nobodyIsMovedUnlessThatIsSet() {
        Migration migration = migration(Map.of());

        assertThat(migration.target()).isEmpty();
        assertThat(migration.isDryRun()).isFalse();
        assertThat(migration.after(PHONE, List.of(PHONE))).isEmpty();
    }

    @Test
    void settingsAreReadByTheirNames() {
        Migration migration = migration(Map.of("sallyport.migrate", "totp", "sallyport.migrate.dry-run", "true"));

        assertThat(migration.target()).hasValue(FactorKind.TOTP);
        assertThat(migration.isDryRun()).isTrue();
        assertThat(migration.after(PHONE, List.of(PHONE))).hasValue(new Migration.Move(FactorKind.TOTP, true));
    }

    @Test
    void whoeverProvesAnAuthyPhoneIsMoved_whateverElseTheyHold() {
        Migration migration = migration(Map.of("sallyport.migrate", "verify"));
        Migration.Move move = new Migration.Move(FactorKind.VERIFY, false);

        assertThat(migration.after(PHONE, List.of(PHONE))).hasValue(move);
        assertThat(migration.after(PHONE, List.of(an(FactorKind.TOTP), PHONE, an(FactorKind.RECOVERY))))
                .hasValue(move);
    }

    @Test
    void whoeverHoldsTheNewFactorIsNot() {
        assertThat(migration(Map.of("sallyport.migrate", "verify")).after(PHONE, List.of(PHONE, an(FactorKind.VERIFY))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FactorKind.class, mode = Mode.EXCLUDE, names = "AUTHY")
    void noOtherProofMovesAnybody(FactorKind kind) {
        assertThat(migration(Map.of("sallyport.migrate", "verify")).after(an(kind), List.of(PHONE, an(kind))))
                .isEmpty();
    }

    private static Migration migration(Map<String, String> settings) {
        return new Migration(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MigrationConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(MigrationConfig.class));
    }

    private static Authenticator an(FactorKind kind) {
        return new Authenticator(kind.wireName(), kind, new Handle("1635"), null, Instant.EPOCH);
    }
}
