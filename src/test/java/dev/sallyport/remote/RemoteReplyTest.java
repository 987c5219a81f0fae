package dev.sallyport.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteReplyTest {
    record Word(@Nullable String value) {}

    @Test
    void jsonObjectIsReadWhateverElseItHolds() {
        RemoteReply reply = new RemoteReply(200, "{\"other\":[1],\"value\":\"yes\"}", null);

        assertThat(reply.json(Word.class)).contains(new Word("yes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"yes\"",
                "{\"value\":{}}",
                "{\"value\":\"yes\"",
                "{\"value\":\"yes\"} {}",
                "{\"value\":\"no\",\"value\":\"yes\"}",
                "<html></html>"
            })
    void whatIsNoPlainJsonObjectIsNotRead(String body) {
        assertThat(new RemoteReply(200, body, null).json(Word.class)).isEmpty();
    }

    @Test
    void absentBodyIsEmpty() {
        assertThat(RemoteReply.of(RestResponse.status(204))).isEqualTo(new RemoteReply(204, "", null));
    }

    @Test
    void bodyIsNotPrinted() {
        assertThat(new RemoteReply(200, "1635", null).toString()).doesNotContain("1635");
    }
}
