package dev.sallyport.factor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.Dispatch;
import dev.sallyport.factor.Handle;
import dev.sallyport.factor.verify.VerifyAnswer.Answered;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifySecretsTest {
    @ParameterizedTest
    @MethodSource("everythingSecret")
    void secretsAreNotPrinted(Object secret) {
        assertThat(secret.toString()).doesNotContain("1635").doesNotContain("alice");
    }

    static Stream<Object> everythingSecret() {
        VerifyReply.Binding binding = new VerifyReply.Binding("1635");
        VerifyReply reply =
                new VerifyReply("1635", "alice", "1635", "alice", "1635", binding, "1635", List.of(), "alice", null);
        return Stream.of(
                new ApiSecret("1635"),
                reply,
                binding,
                new EntityFactor("alice", "1635", new Handle("alice")),
                new PushEntity("alice", new Handle("1635")),
                new Answered(200, reply),
                new Dispatch.Asker("a-login", "alice", "1635"));
    }
}
