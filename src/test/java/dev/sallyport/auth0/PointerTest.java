package dev.sallyport.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointerTest {
    private static final Instant SINCE = Instant.parse("2026-08-01T10:00:00.987Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void metadataHoldsThePointerAndTheAuthyId() throws JsonProcessingException {
        Pointer pointer = new Pointer(List.of("authy"), SINCE, 1, null, "1635");

        assertThat(JSON.writeValueAsString(pointer.asAppMetadata()))
                .isEqualTo(
                        "{\"sallyport\":{\"enrolled\":true,\"factors\":[\"authy\"],\"since\":\"2026-08-01T10:00:00Z\","
                                + "\"rev\":1},\"authy_id\":\"1635\"}");
    }

    @Test
    void withoutAnAuthyIdEverySpellingIsRemoved() {
        Pointer pointer = new Pointer(List.of(), SINCE, 2, SINCE, null);

        assertThat(pointer.asAppMetadata())
                .containsEntry("authy_id", null)
                .containsEntry("authyID", null)
                .containsEntry("authyId", null);
    }

    @Test
    void personWithoutALivingFactorStaysEnrolled() {
        Pointer pointer = new Pointer(List.of(), SINCE, 2, SINCE, null);

        assertThat(pointer.asClaim()).containsEntry("enrolled", true).containsEntry("not_before", 1785578400L);
    }

    @Test
    void tokenCarriesThePointerWithoutTheAuthyId() {
        Pointer pointer = new Pointer(List.of("authy"), SINCE, 1, null, "1635");

        String token = Jwt.claim("pointer", pointer.asClaim()).signWithSecret("a-secret-of-at-least-thirty-two-bytes");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims)
                .contains("\"enrolled\":true", "\"factors\":[\"authy\"]", "\"rev\":1")
                .doesNotContain("not_before")
                .doesNotContain("1635");
    }

    @Test
    void revisionsBeginWithOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pointer(List.of(), SINCE, 0, null, null));
    }

    @ParameterizedTest
    @MethodSource("everythingSecret")
    void secretsAreNotPrinted(Object secret) {
        assertThat(secret.toString()).doesNotContain("1635").doesNotContain("alice");
    }

    static Stream<Object> everythingSecret() {
        Pointer pointer = new Pointer(List.of("authy"), SINCE, 1, null, "1635");
        return Stream.of(
                pointer,
                new UserPatch(pointer.asAppMetadata()),
                new UserReply("alice@example.com", true),
                new ClientSecret("1635"));
    }
}
