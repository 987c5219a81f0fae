package dev.sallyport.factor.authy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sallyport.factor.ApprovalRequest;
import dev.sallyport.factor.Callback;
import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthySecretsTest {
    @ParameterizedTest
    @MethodSource("everythingSecret")
    void secretsAreNotPrinted(Object secret) {
        assertThat(secret.toString())
                .doesNotContain("1635")
                .doesNotContain("alice")
                .doesNotContain("5678");
    }

    static Stream<Object> everythingSecret() {
        AuthyReply reply = new AuthyReply(
                "true",
                "alice",
                null,
                "+49-XXX-5678",
                "1635",
                new AuthyReply.User("1635"),
                TextNode.valueOf("alice"),
                null);
        NewUserRequest request =
                NewUserRequest.of(new PhoneNumber(49, "15112345678"), new EmailAddress("alice@example.com"));
        ApprovalRequest asked = new ApprovalRequest("alice", Map.of("alice", "1635"), Duration.ofMinutes(1));
        return Stream.of(
                new ApiKey("1635"),
                new AuthyId("1635"),
                new AuthyId("1635").handle(),
                new AuthyReply.User("1635"),
                reply,
                new NumberReply("15112345678", "49", "+4915112345678"),
                new AuthyAnswer.Answered(200, reply),
                request,
                request.user(),
                new CallbackParameters(Map.of("alice", "1635")),
                new Callback("POST", URI.create("https://x"), Map.of(), "alice", "1635"),
                asked,
                OneTouchRequest.of(asked, Optional.empty()));
    }
}
