package dev.sallyport.factor.authy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.factor.EmailAddress;
import dev.sallyport.factor.PhoneNumber;
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
        AuthyReply reply = new AuthyReply("true", "alice", null, "+49-XXX-5678", "1635", new AuthyReply.User("1635"));
        NewUserRequest request =
                NewUserRequest.of(new PhoneNumber(49, "15112345678"), new EmailAddress("alice@example.com"));
        return Stream.of(
                new ApiKey("1635"),
                new AuthyId("1635"),
                new AuthyId("1635").handle(),
                new AuthyReply.User("1635"),
                reply,
                new NumberReply("15112345678", "49", "+4915112345678"),
                new AuthyAnswer.Answered(200, reply),
                request,
                request.user());
    }
}
