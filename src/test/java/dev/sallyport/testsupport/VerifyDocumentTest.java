package dev.sallyport.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyDocumentTest {
    @Test
    void whatIsKeptHereIsWhatTwilioPublishes() throws IOException {
        Optional<VerifyDocument> published = VerifyDocument.published();
        if (published.isEmpty()) {
            System.out.println("Skipped: Twilio's OpenAPI document of Verify v2 is not at"
                    + " ../shared/reference/twilio_verify_v2.json, so what is kept of it is not compared with it.");
        }
        assumeTrue(published.isPresent(), "Twilio's document is not beside the project");

        assertThat(VerifyDocument.kept()).isEqualTo(published.orElseThrow());
    }
}
